import { openChat, play, state } from './state.js';

/** The address holds who is played and which chat is open, so that "back" works and a reload stays in place. */
export function goTo(personId, chatId) {
  const hash = chatId === undefined ? `#/${personId}` : `#/${personId}/${chatId}`;
  if (location.hash !== hash) history.pushState(null, '', hash);
  return show();
}

/** Leaves the open chat for the list. */
export const leaveChat = () => goTo(state.personId, undefined);

/** Draws what the address says. */
export async function show() {
  const [, person, chat] = location.hash.split('/');
  const personId = state.people.has(Number(person)) ? Number(person) : defaultPerson();
  if (personId === undefined) return;
  if (personId !== state.personId) await play(personId);
  localStorage.setItem('sandbox.person', String(personId));
  const wide = matchMedia('(min-width: 721px)').matches;
  const chatId = chat ? Number(chat) : wide ? personId : undefined;
  document.getElementById('app').dataset.view = chat ? 'chat' : 'list';
  if (chatId !== undefined && state.chats.some(({ id }) => id === chatId)) await openChat(chatId);
}

function defaultPerson() {
  const last = Number(localStorage.getItem('sandbox.person'));
  if (state.people.has(last)) return last;
  const people = [...state.people.values()];
  return (people.find(({ role }) => role === 'follower') ?? people[0])?.id;
}
