import { leave, setBlocked } from './actions.js';
import { startComposer } from './composer-view.js';
import { confirmDialog } from './dialogs.js';
import { avatar, h, icon, iconButton } from './dom.js';
import { day, t } from './i18n.js';
import { messageView, patch } from './message-view.js';
import { leaveChat } from './route.js';
import { chat, loadOlder, me, on, readAll, state } from './state.js';

const root = document.getElementById('conversation');
const head = h('header', { class: 'conversation-head' });
const log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', tabindex: 0 });
const inner = h('div', { class: 'log-inner' });
const toEnd = h('button', { type: 'button', class: 'to-end', hidden: true }, icon('down'));
const empty = h('div', { class: 'nothing' });

const NEAR_END_PX = 80;

/** The open chat: its head, its messages, and where one writes. */
export function startConversation() {
  log.append(inner);
  const composer = h('footer', { class: 'composer' });
  root.append(head, h('div', { class: 'log-frame' }, log, toEnd), composer, empty);
  startComposer(composer);
  on('conversation', drawAll);
  on('messages', drawChange);
  on('typing chats people', drawHead);
  toEnd.addEventListener('click', scrollToEnd);
  log.addEventListener('scroll', scrolled, { passive: true });
  log.addEventListener('keydown', moveAlong);
  document.addEventListener('visibilitychange', readIfSeen);
  const keepEnd = new ResizeObserver(() => wasAtEnd && scrollToEnd());
  keepEnd.observe(log);
  keepEnd.observe(inner);
}

let wasAtEnd = true;
let drawnChat;

export function drawAll() {
  const open = chat();
  root.classList.toggle('closed', !open);
  empty.replaceChildren(h('p', {}, t('pickChat')));
  drawHead();
  const sameChat = drawnChat === state.chatId;
  const stay = sameChat && !wasAtEnd ? log.scrollTop : undefined;
  drawnChat = state.chatId;
  // Opening a chat must not read out its whole history.
  log.setAttribute('aria-live', 'off');
  log.setAttribute('aria-label', open?.title ?? '');
  toEnd.setAttribute('aria-label', t('toEnd'));
  inner.replaceChildren(...views([...state.messages.values()]));
  if (stay === undefined) scrollToEnd();
  else log.scrollTop = stay;
  requestAnimationFrame(() => log.setAttribute('aria-live', 'polite'));
  readIfSeen();
}

function views(messages) {
  if (messages.length === 0) return [welcome()];
  const nodes = state.more ? [older()] : [];
  let before;
  for (const message of messages) {
    if (!before || day(before.date) !== day(message.date)) nodes.push(dayView(message));
    nodes.push(messageView(message, follows(before, message)));
    before = message;
  }
  return nodes;
}

const dayView = (message) => h('div', { class: 'service day' }, h('span', {}, day(message.date)));

const JOINED_SECONDS = 600;

const follows = (before, message) =>
  Boolean(before) &&
  !before.service &&
  before.from.id === message.from.id &&
  message.date - before.date < JOINED_SECONDS &&
  day(before.date) === day(message.date);

const older = () => h('button', { type: 'button', class: 'older', onclick: () => loadOlder() }, t('older'));

function welcome() {
  if (chat()?.type !== 'private')
    return h('div', { class: 'service none-yet' }, h('span', {}, t('noMessages')));
  return h(
    'div',
    { class: 'welcome' },
    avatar(state.bot.id, state.bot.name, 'xl'),
    h('h2', {}, t('emptyTitle')),
    h('p', {}, t('emptyText')),
  );
}

function drawHead() {
  const open = chat();
  if (!open) return head.replaceChildren();
  const own = open.type === 'private';
  head.replaceChildren(
    iconButton('back', t('back'), () => leaveChat(), { class: 'icon-button back' }),
    avatar(own ? state.bot.id : open.id, open.title),
    h(
      'div',
      { class: 'conversation-title' },
      h('h2', { dir: 'auto' }, open.title),
      h('p', { class: state.typing.has(open.id) ? 'typing' : '', 'aria-live': 'polite' }, subtitle(open)),
    ),
    menu(open),
  );
}

function subtitle(open) {
  if (state.typing.has(open.id)) return t('typing');
  if (open.type === 'private') return t(me()?.blockedBot ? 'blockedBot' : 'bot');
  return t(open.type === 'channel' ? 'subscribers' : 'members', { n: open.members });
}

function menu(open) {
  if (open.type === 'private') {
    if (me()?.blockedBot) return h('span', {});
    const block = async () => {
      if (await confirmDialog(t('block'), t('blockAsk'), t('block'))) await setBlocked(true);
    };
    return iconButton('ban', t('block'), block);
  }
  if (!open.inside || me()?.role === 'owner') return h('span', {});
  const go = async () => {
    if (await confirmDialog(t('leave'), t('leaveAsk', { title: open.title }), t('leave'))) await leave();
  };
  return iconButton('exit', t('leave'), go);
}

function drawChange({ added, updated, deleted, older: before }) {
  if (updated) {
    const view = document.getElementById(`message-${updated.id}`);
    if (view) patch(view, updated);
    if (wasAtEnd) scrollToEnd();
  }
  if (deleted) document.getElementById(`message-${deleted}`)?.remove();
  if (added) append(added);
  if (before) prepend();
}

function append(message) {
  const [before] = [...state.messages.values()].slice(-2, -1);
  inner.querySelector('.welcome, .none-yet')?.remove();
  if (!before || day(before.date) !== day(message.date)) inner.append(dayView(message));
  const view = messageView(message, follows(before, message));
  view.classList.add('fresh');
  inner.append(view);
  const own = message.from.id === state.personId;
  if (wasAtEnd || own) scrollToEnd();
  else toEnd.classList.add('news');
  readIfSeen();
}

// What stands above grows, but what one reads stays where it is.
function prepend() {
  const fromEnd = log.scrollHeight - log.scrollTop;
  inner.replaceChildren(...views([...state.messages.values()]));
  log.scrollTop = log.scrollHeight - fromEnd;
}

function scrollToEnd() {
  log.scrollTop = log.scrollHeight;
  scrolled();
}

function scrolled() {
  wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
  toEnd.hidden = wasAtEnd;
  if (wasAtEnd) {
    toEnd.classList.remove('news');
    readIfSeen();
  }
}

function readIfSeen() {
  if (document.visibilityState === 'visible' && wasAtEnd && log.clientHeight > 0) readAll();
}

/** Arrow keys walk from message to message; Home and End go to the first and last. */
function moveAlong(event) {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined || event.target.closest('.key, .pill, input')) return;
  const all = [...inner.querySelectorAll('.message')];
  if (all.length === 0) return;
  const now = all.indexOf(event.target.closest('.message'));
  const from = now === -1 ? all.length : now;
  const next = all[Math.min(all.length - 1, Math.max(0, from + step))];
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
