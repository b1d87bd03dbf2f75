import { avatar, h, icon } from './dom.js';
import { language, shortTime, switchLanguage, t } from './i18n.js';
import { goTo } from './route.js';
import { me, nameOf, on, state } from './state.js';

const root = document.getElementById('chats');
const heading = h('header', { class: 'chats-head' });
const list = h('ul', { class: 'chat-list' });

/** The list of chats of the person who is played. */
export function startChats(redrawAll) {
  root.append(heading, list);
  on('people', () => drawHeading(redrawAll));
  on('chats', drawList);
  list.addEventListener('keydown', moveAlong);
}

export function drawHeading(redrawAll) {
  const person = me();
  const speak = () => {
    switchLanguage();
    redrawAll();
  };
  heading.replaceChildren(
    h(
      'div',
      { class: 'chats-title' },
      h('h2', { dir: 'auto' }, person ? nameOf(person) : t('chats')),
      person?.username && h('p', {}, `@${person.username}`),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'language',
        onclick: speak,
        lang: language === 'es' ? 'en' : 'es',
        title: t('switchLanguage'),
      },
      h('span', { class: 'visually-hidden' }, t('switchLanguage')),
      h('span', { 'aria-hidden': 'true', class: language === 'es' ? 'on' : '' }, 'ES'),
      h('span', { 'aria-hidden': 'true', class: language === 'en' ? 'on' : '' }, 'EN'),
    ),
  );
}

export function drawList() {
  const focused = document.activeElement?.closest('.chat')?.dataset.id;
  root.setAttribute('aria-label', t('chats'));
  list.replaceChildren(...state.chats.map((chat) => h('li', {}, row(chat))));
  if (focused) list.querySelector(`[data-id="${focused}"]`)?.focus();
}

function row(chat) {
  const typing = state.typing.has(chat.id);
  return h(
    'button',
    {
      type: 'button',
      class: 'chat',
      dataset: { id: chat.id },
      'aria-current': chat.id === state.chatId ? 'true' : undefined,
      onclick: () => goTo(state.personId, chat.id),
    },
    avatar(chat.type === 'private' ? state.bot.id : chat.id, chat.title, 'l'),
    h(
      'span',
      { class: 'chat-lines' },
      h(
        'span',
        { class: 'chat-line' },
        h('span', { class: 'chat-name', dir: 'auto' }, chat.title),
        chat.type === 'private' && h('span', { class: 'tag' }, t('bot')),
        chat.type !== 'private' && icon(chat.type === 'channel' ? 'bell' : 'group'),
        chat.last && h('time', { class: 'chat-time' }, shortTime(chat.last.date)),
      ),
      h(
        'span',
        { class: 'chat-line' },
        h(
          'span',
          { class: typing ? 'chat-last typing' : 'chat-last', dir: 'auto' },
          ...(typing ? [t('typing')] : preview(chat)),
        ),
        chat.unread > 0 && badge(chat.unread),
      ),
    ),
  );
}

const badge = (n) =>
  h(
    'span',
    { class: 'badge' },
    h('span', { 'aria-hidden': 'true' }, n > 98 ? '99+' : String(n)),
    h('span', { class: 'visually-hidden' }, t('unread', { n })),
  );

function preview({ last, type }) {
  if (!last) return [t('noMessages')];
  const text = contentOf(last);
  if (last.service || type === 'channel') return [text];
  const own = last.from.id === state.personId;
  if (own) return [h('span', { class: 'chat-who' }, `${t('you')}: `), text];
  return type === 'supergroup' ? [h('span', { class: 'chat-who' }, `${last.from.name}: `), text] : [text];
}

/** One line that says what a message is. */
export function contentOf(message) {
  if (message.service)
    return t(message.service.kind, {
      names: message.service.names.join(', '),
      amount: message.service.amount,
    });
  if (message.poll) return `📊 ${message.poll.question}`;
  if (message.invoice) return `⭐ ${message.invoice.title}`;
  if (message.photo) return covered(message) || `🖼 ${t(message.photo.video ? 'video' : 'photo')}`;
  if (message.document) return `📄 ${message.document.name}`;
  return covered(message);
}

/** The text with what is hidden still hidden. */
function covered({ text, entities }) {
  let shown = text;
  for (const { type, offset, length } of entities) {
    if (type === 'spoiler')
      shown = shown.slice(0, offset) + '▒'.repeat(length) + shown.slice(offset + length);
  }
  return shown;
}

function moveAlong(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const all = [...list.querySelectorAll('.chat')];
  const next = all[all.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
