import { sendText, tapButton } from './actions.js';
import { contentOf } from './chats-view.js';
import { avatar, colourful, h, icon, iconButton } from './dom.js';
import { formatted } from './entities.js';
import { t, time } from './i18n.js';
import { pollView } from './poll-view.js';
import { drawReactions, openPicker } from './reactions-view.js';
import { chat, state } from './state.js';

const LONG_PRESS_MS = 450;

/** Draws one message; `patch` later draws what changed in the same elements. */
export function messageView(message, follows) {
  return message.service ? serviceView(message) : bubbleView(message, follows);
}

const serviceView = (message) =>
  h(
    'div',
    { class: 'service', id: idOf(message), dataset: { id: message.id } },
    h('span', { dir: 'auto' }, contentOf(message)),
  );

export const idOf = (message) => `message-${message.id}`;

const isOwn = (message) => message.from.kind === 'person' && message.from.id === state.personId;

function bubbleView(message, follows) {
  const own = isOwn(message);
  const inGroup = chat()?.type === 'supergroup';
  const parts = {
    body: h('div', { class: 'bubble-body' }),
    reactions: h('div', { class: 'pills', 'aria-live': 'off', hidden: true }),
    keyboard: h('div', { class: 'keyboard' }),
  };
  const bubble = h(
    'div',
    { class: 'bubble' },
    inGroup &&
      !own &&
      !follows &&
      h('p', { class: `who tone-${Math.abs(message.from.id) % 7}`, dir: 'auto' }, message.from.name),
    parts.body,
    parts.reactions,
  );
  const view = h(
    'article',
    {
      class: ['message', own ? 'own' : 'other', follows && 'follows', inGroup && 'in-group']
        .filter(Boolean)
        .join(' '),
      id: idOf(message),
      dataset: { id: message.id },
      tabindex: -1,
      'aria-label': own ? t('you') : message.from.name,
    },
    inGroup &&
      !own &&
      (follows ? h('span', { class: 'avatar-space' }) : avatar(message.from.id, message.from.name, 's')),
    h(
      'div',
      { class: 'message-column' },
      h('div', { class: 'bubble-row' }, bubble, reactButton(message)),
      parts.keyboard,
    ),
  );
  parts.view = view;
  view.parts = parts;
  longPress(bubble, () =>
    openPicker(state.messages.get(message.id) ?? message, view.querySelector('.react')),
  );
  view.addEventListener('keydown', (event) => {
    if (event.target === view && (event.key === 'Enter' || event.key === 'r')) {
      event.preventDefault();
      view.querySelector('.react').click();
    }
  });
  patch(view, message);
  return view;
}

const reactButton = (message) =>
  iconButton(
    'smile',
    t('react'),
    (event) => openPicker(state.messages.get(message.id) ?? message, event.currentTarget),
    {
      class: 'icon-button react',
      'aria-haspopup': 'dialog',
    },
  );

/** Draws anew what differs from before. Unchanged text stays untouched, so that it is not read out again. */
export function patch(view, message) {
  const { parts } = view;
  if (!parts) return;
  const body = JSON.stringify([
    message.text,
    message.entities,
    message.photo,
    message.document,
    message.poll,
    message.invoice,
    message.edited,
    message.replyTo,
  ]);
  if (parts.bodyDrawn !== body) parts.body.replaceChildren(...bodyOf(message));
  parts.bodyDrawn = body;
  const emojiOnly = isEmojiOnly(message);
  view.classList.toggle('emoji-only', emojiOnly);
  view.classList.toggle('with-photo', Boolean(message.photo));
  view.classList.toggle('with-keyboard', message.buttons.length > 0);
  drawReactions(parts.reactions, message);
  const keyboard = JSON.stringify(message.buttons);
  if (parts.keyboardDrawn !== keyboard) drawKeyboard(parts.keyboard, message);
  parts.keyboardDrawn = keyboard;
}

const isEmojiOnly = ({ text, entities, photo, document, poll, invoice, replyTo }) =>
  !photo &&
  !document &&
  !poll &&
  !invoice &&
  !replyTo &&
  entities.length === 0 &&
  /^\p{RGI_Emoji}{1,3}$/v.test(text);

function bodyOf(message) {
  const { text, entities, photo, document, poll, invoice, replyTo } = message;
  return [
    replyTo && quote(replyTo),
    photo && picture(photo),
    document && file(document),
    poll && pollView(message),
    invoice &&
      h(
        'div',
        { class: 'invoice' },
        h('p', { class: 'invoice-title', dir: 'auto' }, invoice.title),
        h('p', { dir: 'auto' }, invoice.description),
      ),
    text &&
      h(
        'div',
        { class: 'text', dir: 'auto' },
        formatted(text, entities, (command) => sendText(command)),
      ),
    meta(message),
  ].filter(Boolean);
}

/** What a bot edits under its buttons is not marked, as with Telegram. */
const isScreen = ({ from, buttons }) => from.kind === 'bot' && buttons.length > 0;

const meta = (message) =>
  h(
    'span',
    { class: 'meta' },
    message.protectedContent && h('span', { class: 'meta-mark', title: t('protected') }, '🔒'),
    message.silent && h('span', { class: 'visually-hidden' }, t('silent')),
    message.edited && !isScreen(message) && h('span', {}, t('edited')),
    h('time', {}, time(message.date)),
    isOwn(message) && icon('check'),
  );

function quote({ id, name, text }) {
  const jump = () => {
    const target = document.getElementById(`message-${id}`);
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  };
  return h(
    'button',
    { type: 'button', class: 'quote', onclick: jump },
    h('strong', { dir: 'auto' }, name),
    h('span', { dir: 'auto' }, text),
  );
}

function picture({ url, width, height, video }) {
  const label = t(video ? 'video' : 'photo');
  const media = video
    ? h('video', { src: url, controls: true, preload: 'metadata', 'aria-label': label })
    : h('img', { src: url, width, height, alt: label, loading: 'lazy', decoding: 'async' });
  const frame = h('div', { class: 'photo' }, media);
  frame.style.setProperty('--ratio', String(Math.min(3, Math.max(0.8, width / height))));
  return frame;
}

/** A file, to be saved. */
const file = ({ url, name, bytes }) =>
  h(
    'a',
    { class: 'file', href: url, download: name },
    h('span', { 'aria-hidden': 'true' }, '📄'),
    h('span', { class: 'file-name', dir: 'auto' }, name),
    h('span', { class: 'file-size' }, t('fileSize', { n: Math.max(1, Math.round(bytes / 1024)) })),
  );

function drawKeyboard(container, message) {
  container.replaceChildren(
    ...message.buttons.map((row, r) =>
      h('div', { class: 'keyboard-row' }, ...row.map((button, c) => key(message, button, { r, c }))),
    ),
  );
}

function key(message, button, { r, c }) {
  const label =
    button.kind === 'pay'
      ? message.invoice?.paid
        ? t('paidAlready')
        : t('pay', { amount: message.invoice?.amount ?? '' })
      : colourful(button.text);
  const tap = async (event) => {
    const { currentTarget } = event;
    if (currentTarget.getAttribute('aria-busy') === 'true') return;
    currentTarget.setAttribute('aria-busy', 'true');
    await tapButton(state.messages.get(message.id) ?? message, r, c);
    currentTarget.removeAttribute('aria-busy');
  };
  return h(
    'button',
    {
      type: 'button',
      class: 'key',
      dir: 'auto',
      onclick: tap,
      disabled: button.kind === 'pay' && message.invoice?.paid,
    },
    label,
    button.kind === 'url' && icon('link'),
    button.kind === 'copy' && icon('copy'),
  );
}

function longPress(element, run) {
  let timer;
  const stop = () => clearTimeout(timer);
  element.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse') return;
    timer = setTimeout(run, LONG_PRESS_MS);
  });
  for (const name of ['pointerup', 'pointercancel', 'pointermove', 'pointerleave'])
    element.addEventListener(name, stop);
  element.addEventListener('contextmenu', (event) => {
    if (event.target.closest('a, button')) return;
    event.preventDefault();
    stop();
    run();
  });
}
