import type { Feature, Screen } from '../features/feature.ts';
import { featureNamed } from '../features/index.ts';
import { menuRows } from '../features/menu.ts';
import type { Asker, Conversation, Message } from './conversation.ts';
import { pausedScreen } from './paused.ts';
import { type Reply, showing } from './reply.ts';
import { screenOf } from './show.ts';

const COMMAND = /^\/([^\s@]+)(?:@(\w+))?\s*(.*)$/su;
/** What a link of an invitation begins the chat with. */
const REFERRAL = /^r_([\w-]{1,64})$/;
const ACCENTS = /\p{Diacritic}/gu;

/** What stands in a message that begins with a command. */
interface Written {
  /** However it is written: `/Menú` is `menu`. */
  readonly name: string;
  /** The bot it is for, where it names one. */
  readonly to: string | undefined;
  /** All after it. */
  readonly rest: string;
}

/** The command a message begins with. */
export function commandOf(text = ''): Written | undefined {
  const [, name, to, rest = ''] = COMMAND.exec(text) ?? [];
  if (!name) return undefined;
  return { name: name.normalize('NFD').replaceAll(ACCENTS, '').toLowerCase(), to, rest: rest.trim() };
}

/** Answers what somebody wrote in their private chat. */
export async function onMessage(
  { text, chat }: Message,
  asker: Asker,
  conversation: Conversation,
): Promise<Reply> {
  const { who, words } = asker;
  const place = { chatId: chat.id, userId: who.userId };
  const answered = (screen: Screen, feature?: Feature) => ({
    reach: 'open' as const,
    ...showing(screen, feature, place, asker, conversation.key),
  });
  const command = commandOf(text);
  const feature = command && featureNamed(command.name);
  const page = feature?.opens(command?.rest ?? '') ?? '';
  if (asker.bannedUntil !== null && !feature?.whilePaused.pages.includes(page)) {
    return { finish: answered(pausedScreen(asker)) };
  }
  if (feature) {
    const screen = await screenOf(feature, page, who, words, conversation);
    const code = feature.command === 'start' ? REFERRAL.exec(command.rest)?.[1] : undefined;
    const referral = code === undefined ? {} : { referral: code };
    return { finish: { ...answered(screen, feature), command: feature.command, ...referral } };
  }
  const hint = words.say(command ? 'unknown-command' : 'not-a-command');
  return { finish: answered({ text: hint, keyboard: menuRows(words) }) };
}
