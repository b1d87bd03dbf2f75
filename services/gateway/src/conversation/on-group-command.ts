import { featureNamed } from '../features/index.ts';
import type { Asker, Conversation, Message } from './conversation.ts';
import { conductTrivia } from './group-trivia.ts';
import { commandOf } from './on-message.ts';
import { type Reply, showing } from './reply.ts';
import { html } from './texts/html.ts';

/**
 * Answers a command in a group when it is for this bot, or for nobody by name and this bot knows it: briefly, with the way
 * to the private chat.
 */
export async function onGroupCommand(
  { text, chat, message_id }: Message,
  asker: Asker,
  updateId: string,
  conversation: Conversation,
): Promise<Reply> {
  const bot = await conversation.bot();
  const command = commandOf(text);
  const feature = command && featureNamed(command.name);
  const isForUs = command?.to
    ? command.to.toLowerCase() === bot.username.toLowerCase()
    : feature !== undefined;
  const { who, words, bannedUntil } = asker;
  if (!isForUs || bannedUntil !== null) return { finish: { send: [] } };
  const round =
    feature?.command === 'trivia'
      ? await conductTrivia(chat.id, command?.rest ?? '', asker, conversation, `telegram:${updateId}`)
      : 'not-theirs';
  if (round === 'done') return { finish: { command: 'trivia', send: [] } };
  const screen = {
    text: round === 'not-theirs' ? words.say('group-answer', { name: who.firstName }) : html`${round.why}`,
    keyboard: [[{ text: words.label('button-private'), url: `https://t.me/${bot.username}?start=menu` }]],
  };
  const place = { chatId: chat.id, userId: null, answers: message_id };
  return {
    finish: {
      ...(feature ? { command: feature.command } : {}),
      ...showing(screen, feature, place, asker, conversation.key),
    },
  };
}
