import { attempt } from './actions.js';
import { invoke } from './api.js';
import { askFollower } from './dialogs.js';
import { avatar, h, icon } from './dom.js';
import { t } from './i18n.js';
import { goTo } from './route.js';
import { loadPeople, nameOf, on, state } from './state.js';

const root = document.getElementById('people');

/** The bar of people one can play. */
export function startPeople() {
  on('people', draw);
  root.addEventListener('keydown', moveAlong);
}

export function draw() {
  const focused = document.activeElement?.closest('.person')?.dataset.id;
  root.setAttribute('aria-label', t('people'));
  const add = h(
    'button',
    {
      type: 'button',
      class: 'person add',
      onclick: addFollower,
      title: t('newFollower'),
      'aria-label': t('newFollower'),
    },
    h('span', { class: 'avatar avatar-m avatar-add', 'aria-hidden': 'true' }, icon('add')),
    h('span', { class: 'person-name', 'aria-hidden': 'true' }, t('newFollower')),
  );
  root.replaceChildren(...[...state.people.values()].map(person), add);
  root.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (focused) root.querySelector(`[data-id="${focused}"]`)?.focus();
}

function person(one) {
  const name = nameOf(one);
  const news = state.news.has(one.id);
  const owner = one.role === 'owner';
  const label = t(news ? 'hasNews' : 'playAs', { name }) + (owner ? `, ${t('owner')}` : '');
  return h(
    'button',
    {
      type: 'button',
      class: 'person',
      dataset: { id: one.id },
      title: owner ? `${name} · ${t('owner')}` : name,
      'aria-label': label,
      'aria-current': one.id === state.personId ? 'true' : undefined,
      onclick: () => goTo(one.id, state.chatId !== undefined && keepsChat() ? chatFor(one.id) : undefined),
    },
    h(
      'span',
      { class: 'person-face' },
      avatar(one.id, name),
      owner && crown(),
      news && h('span', { class: 'dot' }),
    ),
    h('span', { class: 'person-name', 'aria-hidden': 'true', dir: 'auto' }, one.firstName),
  );
}

const crown = () => h('span', { class: 'crown', 'aria-hidden': 'true' }, icon('star'));

// Switching the person keeps the same conversation before the eyes: the group, or their own chat with the bot.
const keepsChat = () => document.getElementById('app').dataset.view === 'chat';
const chatFor = (personId) => (state.chatId > 0 ? personId : state.chatId);

async function addFollower() {
  const profile = await askFollower();
  if (!profile) return;
  const created = await attempt(() => invoke('follower', profile));
  if (!created) return;
  await loadPeople();
  await goTo(created.id, keepsChat() ? created.id : undefined);
  root.querySelector(`[data-id="${created.id}"]`)?.focus();
}

function moveAlong(event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const all = [...root.querySelectorAll('.person')];
  const next = all[all.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
