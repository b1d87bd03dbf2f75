import { featureNamed } from '../features/index.ts';
import { menuRows } from '../features/menu.ts';
import type { Asker, Conversation, Message } from './conversation.ts';
import { pausedText } from './paused.ts';
import { type Reply, shown } from './reply.ts';
import { screenOf } from './show.ts';

const COMMAND = /^\/([^\s@]+)(?:@(\w+))?/u;
const ACCENTS = /\p{Diacritic}/gu;

/** The command a message begins with, however it is written: `/Menú` is `menu`. */
export function commandOf(text = ''): { name: string; to: string | undefined } | undefined {
  const [, name, to] = COMMAND.exec(text) ?? [];
  if (!name) return undefined;
  return { name: name.normalize('NFD').replaceAll(ACCENTS, '').toLowerCase(), to };
}

/** Answers what somebody wrote in their private chat. */
export async function onMessage(
  { text, chat }: Message,
  asker: Asker,
  conversation: Conversation,
): Promise<Reply> {
  const { who, words } = asker;
  const place = { chatId: chat.id, userId: who.userId };
  const send = (screen: Parameters<typeof shown>[0], feature?: Parameters<typeof shown>[1]) => [
    shown(screen, feature, place, who, conversation.key),
  ];
  if (asker.bannedUntil !== null) {
    return { finish: { reach: 'open', send: send({ text: pausedText(asker), keyboard: [] }) } };
  }
  const command = commandOf(text);
  const feature = command && featureNamed(command.name);
  if (feature) {
    const screen = await screenOf(feature, '', who, words, conversation);
    return { finish: { reach: 'open', command: feature.command, send: send(screen, feature) } };
  }
  const hint = words.say(command ? 'unknown-command' : 'not-a-command');
  return { finish: { reach: 'open', send: send({ text: hint, keyboard: menuRows(words) }) } };
}
