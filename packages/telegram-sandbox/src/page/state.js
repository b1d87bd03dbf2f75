import { invoke, listen } from './api.js';

/** What the page knows. Views read it and draw anew when told that a part changed. */
export const state = {
  bot: { id: 0, name: '', username: '' },
  /** @type {Map<number, object>} */
  people: new Map(),
  personId: 0,
  /** @type {object[]} */
  chats: [],
  chatId: undefined,
  /** Messages of the open chat, by id, oldest first. */
  messages: new Map(),
  more: false,
  commands: [],
  /** Chats where the bot is typing. */
  typing: new Set(),
  /** People whose bot chat has news nobody looked at. */
  news: new Set(),
  /** What the composer is doing beside plain writing: { kind: 'reply' | 'edit', message }. */
  draft: undefined,
  online: true,
};

const parts = new EventTarget();

/** Draws when one of the parts changed: people, chats, conversation, messages, composer, online. */
export function on(names, draw) {
  for (const name of names.split(' ')) parts.addEventListener(name, (event) => draw(event.detail));
}

export const changed = (name, detail) => parts.dispatchEvent(new CustomEvent(name, { detail }));

export const me = () => state.people.get(state.personId);
export const chat = () => state.chats.find(({ id }) => id === state.chatId);
export const nameOf = (person) => [person.firstName, person.lastName].filter(Boolean).join(' ');

let stopListening = () => {};

export async function loadPeople() {
  const { bot, people } = await invoke('people');
  state.bot = bot;
  state.people = new Map(people.map((person) => [person.id, person]));
  changed('people');
}

/** Takes the place of another person. */
export async function play(personId) {
  stopListening();
  Object.assign(state, {
    personId,
    chatId: undefined,
    messages: new Map(),
    draft: undefined,
    typing: new Set(),
  });
  state.news.delete(personId);
  changed('people');
  await loadChats();
  changed('conversation');
  let first = true;
  stopListening = listen(personId, {
    onevent: apply,
    onopen: () => {
      setOnline(true);
      if (!first) void refresh();
      first = false;
    },
    onlost: () => setOnline(false),
  });
}

function setOnline(online) {
  if (state.online === online) return;
  state.online = online;
  changed('online');
}

async function refresh() {
  await loadPeople();
  await loadChats();
  if (state.chatId !== undefined) await openChat(state.chatId);
}

export async function loadChats() {
  const { personId } = state;
  const chats = await invoke('chats', { personId });
  if (personId !== state.personId) return;
  state.chats = chats.sort(byLast);
  changed('chats');
}

// The own chat with the bot first, then what was written in last.
const byLast = (a, b) =>
  Number(b.type === 'private') - Number(a.type === 'private') || (b.last?.date ?? 0) - (a.last?.date ?? 0);

export async function openChat(chatId) {
  const { personId } = state;
  if (state.chatId !== chatId) state.draft = undefined;
  state.chatId = chatId;
  const [{ messages, more }, commands] = await Promise.all([
    invoke('history', { personId, chatId }),
    invoke('commands', { personId, chatId }),
  ]);
  if (personId !== state.personId || chatId !== state.chatId) return;
  state.messages = new Map(messages.map((message) => [message.id, message]));
  state.more = more;
  state.commands = commands;
  changed('chats');
  changed('conversation');
}

export async function loadOlder() {
  const { personId, chatId } = state;
  const before = state.messages.keys().next().value;
  const { messages, more } = await invoke('history', { personId, chatId, before });
  if (chatId !== state.chatId) return;
  state.messages = new Map([...messages.map((message) => [message.id, message]), ...state.messages]);
  state.more = more;
  changed('messages', { older: messages });
}

/** Marks everything in the open chat as read. */
export function readAll() {
  const open = chat();
  const last = [...state.messages.keys()].at(-1);
  if (!open || last === undefined || open.unread === 0) return;
  open.unread = 0;
  changed('chats');
  void invoke('read', { personId: state.personId, chatId: open.id, messageId: last });
}

export function setDraft(draft) {
  state.draft = draft;
  changed('composer');
}

function apply(event) {
  switch (event.kind) {
    case 'message':
      return newMessage(event.message);
    case 'edited':
    case 'reacted':
      return sameMessage(event.message);
    case 'deleted':
      if (event.chatId === state.chatId && state.messages.delete(event.messageId))
        changed('messages', { deleted: event.messageId });
      return void loadChats();
    case 'typing':
      return showTyping(event);
    case 'answered':
      return changed('answered', event);
    case 'person':
      state.people.set(event.person.id, event.person);
      changed('people');
      if (event.person.id === state.personId) changed('composer');
      return;
    case 'chats':
      return void loadChats().then(() => changed('composer'));
    case 'commands':
      return void reloadCommands();
    case 'elsewhere':
      state.news.add(event.personId);
      return changed('people');
  }
}

async function reloadCommands() {
  const { personId, chatId } = state;
  if (chatId === undefined) return;
  state.commands = await invoke('commands', { personId, chatId });
  changed('composer');
}

function newMessage(message) {
  if (message.from.kind === 'bot') stopTyping(message.chatId);
  const place = state.chats.find(({ id }) => id === message.chatId);
  if (!place) return void loadChats();
  place.last = message;
  const own = message.from.id === state.personId;
  if (!own) place.unread++;
  state.chats.sort(byLast);
  if (message.chatId === state.chatId) {
    state.messages.set(message.id, message);
    changed('messages', { added: message });
  }
  changed('chats');
}

function sameMessage(message) {
  const place = state.chats.find(({ id }) => id === message.chatId);
  if (place?.last?.id === message.id) {
    place.last = message;
    changed('chats');
  }
  if (message.chatId !== state.chatId || !state.messages.has(message.id)) return;
  state.messages.set(message.id, message);
  changed('messages', { updated: message });
}

const TYPING_MS = 5000;
const typingTimers = new Map();

function showTyping({ chatId, action }) {
  if (action === 'cancel') return stopTyping(chatId);
  clearTimeout(typingTimers.get(chatId));
  typingTimers.set(
    chatId,
    setTimeout(() => stopTyping(chatId), TYPING_MS),
  );
  state.typing.add(chatId);
  changed('chats');
  changed('typing');
}

function stopTyping(chatId) {
  clearTimeout(typingTimers.get(chatId));
  if (!state.typing.delete(chatId)) return;
  changed('chats');
  changed('typing');
}
