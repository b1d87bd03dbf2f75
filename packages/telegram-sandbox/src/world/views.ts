import type { ApiChat, ApiObject, ApiUser, Reaction } from '../telegram/types.ts';
import type { Chat, Document, Message, Person, Picture, Poll, Sender } from './types.ts';
import type { World } from './world.ts';

/** How things look to the bot: the objects of the Bot API. */

export function apiUser(person: Person): ApiUser {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.lastName && { last_name: person.lastName }),
    ...(person.username && { username: person.username }),
    language_code: person.languageCode,
    ...(person.premium && { is_premium: true as const }),
  };
}

export const apiBot = (world: World): ApiUser => ({
  id: world.bot.id,
  is_bot: true,
  first_name: world.bot.firstName,
  username: world.bot.username,
});

export function apiChat(world: World, chat: Chat): ApiChat {
  if (chat.type === 'private') {
    const person = world.people.get(chat.id)!;
    return {
      id: chat.id,
      first_name: person.firstName,
      ...(person.lastName && { last_name: person.lastName }),
      ...(person.username && { username: person.username }),
      type: 'private',
    };
  }
  return {
    id: chat.id,
    title: chat.title,
    ...(chat.username && { username: chat.username }),
    type: chat.type,
  };
}

// Accounts Telegram itself uses as `from` where a chat speaks.
const CHANNEL_COPIER: ApiUser = { id: 777000, is_bot: false, first_name: 'Telegram' };
const ANONYMOUS_ADMIN: ApiUser = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

function senderFields(world: World, chat: Chat, sender: Sender): ApiObject {
  if (sender.kind === 'bot')
    return chat.type === 'channel' ? chatAsSender(world, chat) : { from: apiBot(world) };
  if (sender.kind === 'person') return { from: apiUser(world.people.get(sender.id)!) };
  const speaker = world.chats.get(sender.id)!;
  if (chat.type === 'channel') return chatAsSender(world, speaker);
  return { from: sender.id === chat.id ? ANONYMOUS_ADMIN : CHANNEL_COPIER, ...chatAsSender(world, speaker) };
}

const chatAsSender = (world: World, chat: Chat) => ({ sender_chat: apiChat(world, chat) });

/** The message as the Bot API shows it; a replied message is shown one level deep, as Telegram does. */
export function apiMessage(world: World, chat: Chat, message: Message, nested = false): ApiObject {
  const replied = !nested && message.replyTo ? chat.messages.get(message.replyTo) : undefined;
  return {
    message_id: message.id,
    ...(message.threadId && { message_thread_id: message.threadId }),
    ...senderFields(world, chat, message.sender),
    chat: apiChat(world, chat),
    date: message.date,
    ...(message.editDate && { edit_date: message.editDate }),
    ...originFields(world, message),
    ...(replied && { reply_to_message: apiMessage(world, chat, replied, true) }),
    ...(message.protectedContent && { has_protected_content: true }),
    ...contentFields(world, message),
    ...(message.linkPreview && { link_preview_options: message.linkPreview }),
    ...(message.keyboard && { reply_markup: { inline_keyboard: message.keyboard } }),
  };
}

function originFields(world: World, message: Message): ApiObject {
  if (!message.copyOf) return {};
  const channel = world.chats.get(message.copyOf.chatId)!;
  const origin = {
    type: 'channel',
    chat: apiChat(world, channel),
    message_id: message.copyOf.messageId,
    date: message.date,
  };
  return { forward_origin: origin, is_automatic_forward: true };
}

function contentFields(world: World, message: Message): ApiObject {
  const { text, entities, picture, document, poll, invoice, service } = message;
  if (service) return serviceFields(world, service);
  if (poll) return { poll: apiPoll(poll) };
  if (invoice) {
    const { title, description, amount } = invoice;
    return { invoice: { title, description, start_parameter: '', currency: 'XTR', total_amount: amount } };
  }
  if (document) return { document: apiDocument(document), ...captionFields(message) };
  if (picture) {
    const media = message.video
      ? { video: { ...apiFile(picture), duration: 0 } }
      : { photo: apiPhoto(picture) };
    return { ...media, ...captionFields(message) };
  }
  return { text, ...(entities.length > 0 && { entities }) };
}

const captionFields = ({ text, entities }: Message): ApiObject => ({
  ...(text && { caption: text }),
  ...(entities.length > 0 && { caption_entities: entities }),
});

const apiDocument = ({ id, name, mime, bytes }: Document) => ({
  file_id: `sandbox-${id}`,
  file_unique_id: id,
  file_name: name,
  mime_type: mime,
  file_size: bytes,
});

function serviceFields(world: World, service: NonNullable<Message['service']>): ApiObject {
  switch (service.kind) {
    case 'joined':
      return { new_chat_members: service.personIds.map((id) => apiUser(world.people.get(id)!)) };
    case 'left':
      return { left_chat_member: apiUser(world.people.get(service.personId)!) };
    case 'paid':
      return {
        successful_payment: {
          currency: 'XTR',
          total_amount: service.amount,
          invoice_payload: service.payload,
          telegram_payment_charge_id: service.chargeId,
          provider_payment_charge_id: '',
        },
      };
    default:
      return service satisfies never;
  }
}

const apiFile = (picture: Picture) => ({
  file_id: `sandbox-${picture.id}`,
  file_unique_id: picture.id,
  file_size: picture.bytes,
  width: picture.width,
  height: picture.height,
});

const apiPhoto = (picture: Picture) => [apiFile(picture)];

export function apiPoll(poll: Poll): ApiObject {
  const counts = poll.options.map(() => 0);
  for (const vote of poll.votes.values()) for (const option of vote) counts[option]!++;
  return {
    id: poll.id,
    question: poll.question,
    ...(poll.questionEntities.length > 0 && { question_entities: poll.questionEntities }),
    options: poll.options.map(({ text }, index) => ({
      persistent_id: String(index),
      text,
      voter_count: counts[index],
    })),
    total_voter_count: poll.votes.size,
    is_closed: poll.closed,
    is_anonymous: poll.anonymous,
    type: poll.quiz ? 'quiz' : 'regular',
    allows_multiple_answers: poll.multiple,
    allows_revoting: poll.revoting,
    members_only: false,
    ...(poll.quiz && { correct_option_ids: poll.correct }),
    ...(poll.explanation && {
      explanation: poll.explanation,
      explanation_entities: poll.explanationEntities,
    }),
    ...(poll.openPeriod && { open_period: poll.openPeriod }),
    ...(poll.closeDate && { close_date: poll.closeDate }),
  };
}

export const asReactions = (emojis: readonly string[]): Reaction[] =>
  emojis.map((emoji) => ({ type: 'emoji', emoji }));
