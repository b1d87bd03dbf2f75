import {
  Context,
  type Refusal,
  StartTrivia,
  StopTrivia,
  TriviaOf,
  TriviaRound,
  triviaNotRunning,
} from '@yabot/contracts';
import type { Asker, Conversation } from './conversation.ts';
import { refusalText } from './texts/refusal-text.ts';

const DEADLINE_MS = 1_200;
const MAY: ReadonlySet<string> = new Set(['owner', 'admin', 'moderator']);
/** What stops a round, in both languages. */
const STOP: ReadonlySet<string> = new Set(['parar', 'stop']);

/** `done`, `not-theirs` when who asks does not run the group, or why nothing was done. */
type Conducted = 'done' | 'not-theirs' | { readonly why: string };
type Answered = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Begins a round of trivia in a group for somebody who runs it, or stops the one that is played. The round tells of its
 * beginning and its end itself.
 * @param words the bank, by its id or a beginning of it, the first one when empty; or that it is to stop
 */
export async function conductTrivia(
  chatId: number,
  words: string,
  asker: Asker,
  conversation: Conversation,
  key: string,
): Promise<Conducted> {
  const { userId } = asker.who;
  const person = await conversation.client.ask(Context, { userId }, { timeout: DEADLINE_MS });
  if (!person.ok) return { why: asker.words.label('trivia-away-plain') };
  if (!person.result.roles.some((role) => MAY.has(role))) return 'not-theirs';
  const conduct = STOP.has(words.toLowerCase()) ? stopRound : startRound;
  return conduct({ chatId, wanted: words.toLowerCase(), key }, asker, conversation);
}

interface Order {
  readonly chatId: number;
  readonly wanted: string;
  readonly key: string;
}

async function startRound(
  { chatId, wanted, key }: Order,
  asker: Asker,
  { client }: Conversation,
): Promise<Conducted> {
  const { who, words } = asker;
  const options = { timeout: DEADLINE_MS };
  const played = await client.ask(TriviaOf, { userId: who.userId }, options);
  if (!played.ok) return { why: words.label('trivia-away-plain') };
  const { banks } = played.result;
  const bank = banks.find(({ bankId }) => bankId.startsWith(wanted));
  if (!bank)
    return { why: words.label('trivia-no-bank', { banks: banks.map(({ bankId }) => bankId).join(', ') }) };
  const { bankId } = bank;
  return told(await client.ask(StartTrivia, { chatId, bankId, by: who.userId }, { key, ...options }), asker);
}

async function stopRound({ chatId, key }: Order, asker: Asker, { client }: Conversation): Promise<Conducted> {
  const options = { timeout: DEADLINE_MS };
  const round = await client.ask(TriviaRound, { chatId }, options);
  if (!round.ok) return told(round, asker);
  const { roundId, ending } = round.result;
  if (ending !== null)
    return told({ ok: false, refusal: { code: triviaNotRunning.code, details: {} } }, asker);
  const by = asker.who.userId;
  return told(await client.ask(StopTrivia, { chatId, roundId, by }, { key, ...options }), asker);
}

const told = (answer: Answered, { who, words }: Asker): Conducted =>
  answer.ok ? 'done' : { why: refusalText(answer.refusal, words, who.timeZone) };
