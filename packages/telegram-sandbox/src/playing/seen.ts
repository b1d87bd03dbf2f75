import type { InlineButton } from '../telegram/types.ts';
import { isInside } from '../world/messages.ts';
import type { Chat, Message, Person, Sender } from '../world/types.ts';
import type { World } from '../world/world.ts';
import type { SeenButton, SeenChat, SeenMessage, SeenPerson, SeenPoll } from './seen-types.ts';

export const seenPerson = (person: Person): SeenPerson => {
  const { read: _, knownToBot: __, ...seen } = person;
  return seen;
};

const personName = (person: Person) => [person.firstName, person.lastName].filter(Boolean).join(' ');

function senderOf(world: World, sender: Sender): SeenMessage['from'] {
  if (sender.kind === 'bot') return { kind: 'bot', id: world.bot.id, name: world.bot.firstName };
  if (sender.kind === 'chat')
    return { kind: 'chat', id: sender.id, name: world.chats.get(sender.id)?.title ?? '' };
  const person = world.people.get(sender.id);
  return { kind: 'person', id: sender.id, name: person ? personName(person) : '' };
}

const seenButton = (button: InlineButton): SeenButton => {
  const { text } = button;
  if (button.callback_data !== undefined) return { text, kind: 'callback' };
  if (button.url !== undefined) return { text, kind: 'url', value: button.url };
  if (button.copy_text !== undefined) return { text, kind: 'copy', value: button.copy_text.text };
  if (button.pay) return { text, kind: 'pay' };
  return { text, kind: 'other' };
};

/** A message as this viewer sees it; without a viewer nothing is "mine". */
export function seenMessage(world: World, message: Message, viewer?: number): SeenMessage {
  const chat = world.chats.get(message.chatId);
  const replied = message.replyTo === undefined ? undefined : chat?.messages.get(message.replyTo);
  const { picture, document, poll, invoice, service } = message;
  return {
    id: message.id,
    chatId: message.chatId,
    date: message.date,
    edited: message.editDate !== undefined,
    seq: message.seq,
    from: senderOf(world, message.sender),
    text: message.text,
    entities: message.entities,
    ...(picture && {
      photo: {
        url: `/sandbox/pictures/${picture.id}`,
        width: picture.width,
        height: picture.height,
        video: message.video ?? false,
      },
    }),
    ...(document && {
      document: { url: `/sandbox/documents/${document.id}`, name: document.name, bytes: document.bytes },
    }),
    ...(poll && { poll: seenPoll(poll, viewer) }),
    ...(invoice && { invoice: seenInvoice(invoice, viewer) }),
    ...(service && { service: seenService(world, service) }),
    buttons: buttonsOf(message),
    ...(replied && {
      replyTo: { id: replied.id, name: senderOf(world, replied.sender).name, text: excerpt(replied) },
    }),
    silent: message.silent ?? false,
    protectedContent: message.protectedContent ?? false,
    reactions: seenReactions(message, viewer),
  };
}

function buttonsOf({ keyboard, invoice }: Message): SeenButton[][] {
  if (keyboard) return keyboard.map((row) => row.map(seenButton));
  return invoice ? [[{ text: `⭐ ${invoice.amount}`, kind: 'pay' }]] : [];
}

const EXCERPT = 120;

/** The beginning of a message, with what is hidden still hidden. */
function excerpt(message: Message): string {
  let text = message.text || message.poll?.question || '';
  for (const { type, offset, length } of message.entities) {
    if (type === 'spoiler') text = text.slice(0, offset) + '▒'.repeat(length) + text.slice(offset + length);
  }
  return text.slice(0, EXCERPT);
}

function seenReactions(message: Message, viewer?: number): SeenMessage['reactions'] {
  const mine = viewer === undefined ? [] : (message.reactions.get(viewer) ?? []);
  return [...message.counts]
    .map(([emoji, count]) => ({ emoji, count, mine: mine.includes(emoji) }))
    .sort((a, b) => b.count - a.count);
}

function seenPoll(poll: NonNullable<Message['poll']>, viewer?: number): SeenPoll {
  const counts = poll.options.map(() => 0);
  for (const vote of poll.votes.values()) for (const option of vote) counts[option]!++;
  const mine = viewer === undefined ? [] : (poll.votes.get(viewer) ?? []);
  const told = poll.closed || mine.length > 0;
  return {
    question: poll.question,
    options: poll.options.map(({ text }, index) => ({ text, count: counts[index]! })),
    total: poll.votes.size,
    closed: poll.closed,
    anonymous: poll.anonymous,
    multiple: poll.multiple,
    quiz: poll.quiz,
    revoting: poll.revoting,
    mine,
    correct: told ? poll.correct : [],
    ...(told && poll.explanation && { explanation: poll.explanation }),
  };
}

function seenInvoice(
  { title, description, amount, paidBy }: NonNullable<Message['invoice']>,
  viewer?: number,
) {
  return { title, description, amount, paid: viewer !== undefined && paidBy.includes(viewer) };
}

function seenService(
  world: World,
  service: NonNullable<Message['service']>,
): NonNullable<SeenMessage['service']> {
  const name = (id: number) => (world.people.has(id) ? personName(world.people.get(id)!) : '');
  if (service.kind === 'joined') return { kind: 'joined', names: service.personIds.map(name) };
  if (service.kind === 'left') return { kind: 'left', names: [name(service.personId)] };
  return { kind: 'paid', names: [name(service.personId)], amount: service.amount };
}

const MAX_UNREAD = 99;

/** A chat in this person's list, with its last message and what they have not read. */
export function seenChat(world: World, chat: Chat, person: Person): SeenChat {
  const messages = [...chat.messages.values()];
  const last = messages.at(-1);
  const read = person.read.get(chat.id) ?? 0;
  let unread = 0;
  for (let i = messages.length - 1; i >= 0 && messages[i]!.id > read && unread < MAX_UNREAD; i--) {
    const { sender } = messages[i]!;
    if (sender.kind !== 'person' || sender.id !== person.id) unread++;
  }
  const own = chat.type === 'private';
  return {
    id: chat.id,
    type: chat.type,
    title: own ? world.bot.firstName : chat.title,
    ...(chat.about && { about: chat.about }),
    members: [...chat.members.values()].filter((status) => status !== 'left' && status !== 'kicked').length,
    inside: own || isInside(chat, person.id),
    requested: chat.requests.has(person.id),
    joinByRequest: chat.joinByRequest,
    emojis: chat.emojis,
    unread,
    ...(last && { last: seenMessage(world, last, person.id) }),
  };
}
