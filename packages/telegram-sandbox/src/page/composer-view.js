import { editText, join, sendText, setBlocked } from './actions.js';
import { contentOf } from './chats-view.js';
import { h, icon, iconButton } from './dom.js';
import { t } from './i18n.js';
import { chat, me, on, setDraft, state } from './state.js';

let root;
let input;
let suggestions;
let drawnFor = '';

/** Where one writes: the field, the bot's commands, or the one button that is possible. */
export function startComposer(element) {
  root = element;
  on('conversation composer people chats', draw);
}

export function redraw() {
  drawnFor = '';
  draw();
}

/** What the bar at the bottom offers now. */
function mode() {
  const open = chat();
  if (!open) return 'none';
  if (open.type === 'private') {
    if (me()?.blockedBot) return 'unblock';
    return state.messages.size === 0 && !me()?.startedBot ? 'start' : 'write';
  }
  if (!open.inside) return open.requested ? 'requested' : open.joinByRequest ? 'askJoin' : 'join';
  return open.type === 'channel' && me()?.role !== 'owner' ? 'read' : 'write';
}

function draw() {
  const now = mode();
  const draft = state.draft ? `${state.draft.kind}${state.draft.message.id}` : '';
  const key = JSON.stringify([now, state.personId, state.chatId, draft, state.commands]);
  if (key === drawnFor) return;
  const text = drawnFor !== '' && sameChat(drawnFor) ? (input?.value ?? '') : '';
  drawnFor = key;
  root.replaceChildren(...bar(now));
  if (now !== 'write') return;
  input.value = state.draft?.kind === 'edit' ? state.draft.message.text : text;
  grow();
  if (state.draft) input.focus();
}

const sameChat = (key) => {
  const [, personId, chatId] = JSON.parse(key);
  return personId === state.personId && chatId === state.chatId;
};

function bar(now) {
  switch (now) {
    case 'start':
      return [bigButton(t('start'), () => sendText('/start'))];
    case 'unblock':
      return [bigButton(t('unblock'), () => setBlocked(false))];
    case 'join':
    case 'askJoin':
      return [bigButton(t(now), join)];
    case 'requested':
    case 'read':
      return [h('p', { class: 'composer-note' }, t(now === 'read' ? 'onlyRead' : 'requested'))];
    case 'write':
      return [suggestionList(), draftBar(), form()];
    default:
      return [];
  }
}

const bigButton = (label, onclick) => h('button', { type: 'button', class: 'big-button', onclick }, label);

function draftBar() {
  const { draft } = state;
  if (!draft) return '';
  const title = draft.kind === 'edit' ? t('editing') : t('replying', { name: draft.message.from.name });
  return h(
    'div',
    { class: 'draft' },
    icon(draft.kind === 'edit' ? 'edit' : 'reply'),
    h(
      'div',
      { class: 'draft-lines' },
      h('strong', { dir: 'auto' }, title),
      h('span', { dir: 'auto' }, contentOf(draft.message)),
    ),
    iconButton('close', t('cancel'), () => setDraft(undefined)),
  );
}

function form() {
  input = h('textarea', {
    class: 'input',
    rows: 1,
    maxlength: 4096,
    placeholder: t('message'),
    'aria-label': t('writeTo', { title: chat().title }),
    'aria-autocomplete': 'list',
    'aria-controls': 'suggestions',
    dir: 'auto',
    enterkeyhint: 'send',
    oninput: () => {
      grow();
      suggest();
    },
    onkeydown: keyed,
    onblur: () => setTimeout(() => root.contains(document.activeElement) || hide(), 0),
  });
  const submit = (event) => {
    event.preventDefault();
    void send();
  };
  return h(
    'form',
    { class: 'composer-form', onsubmit: submit },
    state.commands.length > 0 && menuButton(),
    input,
    h('button', { class: 'send', 'aria-label': t('send'), title: t('send') }, icon('send')),
  );
}

const menuButton = () =>
  h(
    'button',
    {
      type: 'button',
      class: 'menu-button',
      'aria-label': t('commands'),
      'aria-haspopup': 'listbox',
      onclick: () => (suggestions.hidden ? offer(state.commands, true) : hide()),
    },
    icon('menu'),
    h('span', { 'aria-hidden': 'true' }, t('menu')),
  );

async function send() {
  const text = input.value.trim();
  if (text === '') return;
  const { draft } = state;
  input.value = '';
  grow();
  hide();
  if (draft?.kind === 'edit') await editText(draft.message.id, text);
  else await sendText(text, draft?.message.id);
  setDraft(undefined);
}

const MAX_HEIGHT = 160;

function grow() {
  input.style.height = 'auto';
  input.style.height = `${Math.min(input.scrollHeight, MAX_HEIGHT)}px`;
}

function suggestionList() {
  suggestions = h('ul', {
    class: 'suggestions',
    id: 'suggestions',
    role: 'listbox',
    'aria-label': t('commands'),
    hidden: true,
  });
  return suggestions;
}

function suggest() {
  const typed = /^\/(\w*)$/.exec(input.value)?.[1];
  if (typed === undefined) return hide();
  offer(state.commands.filter(({ command }) => command.startsWith(typed.toLowerCase())));
}

function offer(commands, focus = false) {
  suggestions.replaceChildren(...commands.map(suggestion));
  suggestions.hidden = commands.length === 0;
  mark(0);
  if (focus) input.focus();
}

const suggestion = ({ command, description }, index) =>
  h(
    'li',
    {
      class: 'suggestion',
      role: 'option',
      id: `suggestion-${index}`,
      onpointerdown: (event) => event.preventDefault(),
      onclick: () => choose(index),
      dataset: { command },
    },
    h('span', { class: 'suggestion-command' }, `/${command}`),
    h('span', { class: 'suggestion-text', dir: 'auto' }, description),
  );

function mark(index) {
  const all = [...suggestions.children];
  all.forEach((one, i) => {
    one.setAttribute('aria-selected', String(i === index));
  });
  if (suggestions.hidden) input.removeAttribute('aria-activedescendant');
  else input.setAttribute('aria-activedescendant', `suggestion-${index}`);
  all[index]?.scrollIntoView({ block: 'nearest' });
}

const marked = () =>
  [...suggestions.children].findIndex((one) => one.getAttribute('aria-selected') === 'true');

function hide() {
  if (!suggestions) return;
  suggestions.hidden = true;
  input.removeAttribute('aria-activedescendant');
}

function choose(index) {
  const { command } = suggestions.children[index].dataset;
  // As Telegram does: in a group several bots may know the same command.
  input.value = chat().type === 'private' ? `/${command}` : `/${command}@${state.bot.username}`;
  void send();
}

function keyed(event) {
  if (event.isComposing) return;
  const open = !suggestions.hidden;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (open && step) {
    event.preventDefault();
    const count = suggestions.children.length;
    mark((marked() + step + count) % count);
  } else if (event.key === 'Escape') {
    if (open) hide();
    else if (state.draft) setDraft(undefined);
  } else if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    if (open && marked() !== -1) choose(marked());
    else void send();
  }
}
