import { h } from './dom.js';
import { t } from './i18n.js';

let count = 0;

/**
 * Opens a dialog that takes the focus and gives it back; Escape and a click outside close it.
 * Resolves with what was returned by the button, or with an empty text.
 */
export function openDialog({ title, body, actions, className = '' }) {
  const id = `dialog-${++count}`;
  const form = h(
    'form',
    { method: 'dialog', class: 'dialog-form' },
    h('h2', { id }, title),
    body,
    h('div', { class: 'dialog-actions' }, ...actions),
  );
  return show(h('dialog', { class: `dialog ${className}`, 'aria-labelledby': id }, form));
}

/** Shows a dialog element and removes it when it closes. */
export function show(dialog) {
  document.body.append(dialog);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close('');
  });
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    dialog.showModal();
  });
}

const button = (value, label, primary = false) =>
  h(
    'button',
    { value, class: primary ? 'button primary' : 'button', ...(primary && { autofocus: true }) },
    label,
  );

/** What the bot wants to be seen: closed by a button only. */
export const alertDialog = (title, text) =>
  openDialog({ title, body: h('p', {}, text), actions: [button('ok', t('ok'), true)], className: 'alert' });

export const confirmDialog = async (title, text, yes) =>
  (await openDialog({
    title,
    body: h('p', {}, text),
    actions: [h('button', { value: '', class: 'button' }, t('cancel')), button('yes', yes, true)],
  })) === 'yes';

/** Asks for one of some chats; its id, or undefined when cancelled. */
export async function chooseChat(title, chats) {
  const body = h('div', { class: 'fields' }, ...chats.map(({ id, title }) => button(String(id), title)));
  const actions = [h('button', { value: '', class: 'button' }, t('cancel'))];
  const chosen = await openDialog({ title, body, actions });
  return chosen === '' ? undefined : Number(chosen);
}

const field = (label, props) =>
  h('label', { class: 'field' }, h('span', {}, label), h('input', { autocomplete: 'off', ...props }));

/** Asks who the new follower is; undefined when cancelled. */
export async function askFollower() {
  const first = field(t('firstName'), { name: 'firstName', required: true, maxlength: 64, autofocus: true });
  const last = field(t('lastName'), { name: 'lastName', maxlength: 64 });
  const username = field(t('username'), { name: 'username', pattern: '[A-Za-z]\\w{3,31}' });
  const options = [h('option', { value: 'es' }, t('spanish')), h('option', { value: 'en' }, t('english'))];
  const speaks = h('select', { name: 'languageCode' }, ...options);
  const premium = h('input', { type: 'checkbox', name: 'premium' });
  const body = h(
    'div',
    { class: 'fields' },
    first,
    last,
    username,
    h('label', { class: 'field' }, h('span', {}, t('language')), speaks),
    h('label', { class: 'check' }, premium, h('span', {}, t('premium'))),
  );
  const cancel = h('button', { value: '', class: 'button', formnovalidate: true }, t('cancel'));
  const create = h('button', { value: 'yes', class: 'button primary' }, t('create'));
  const answer = await openDialog({ title: t('newFollower'), body, actions: [cancel, create] });
  if (answer !== 'yes') return undefined;
  const text = (label) => label.querySelector('input').value.trim();
  return {
    firstName: text(first),
    ...(text(last) && { lastName: text(last) }),
    ...(text(username) && { username: text(username) }),
    languageCode: speaks.value,
    premium: premium.checked,
  };
}
