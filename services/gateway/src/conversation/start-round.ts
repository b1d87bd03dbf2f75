import { Context, StartTrivia, TriviaOf } from '@yabot/contracts';
import type { Asker, Conversation } from './conversation.ts';
import { refusalText } from './texts/refusal-text.ts';

const DEADLINE_MS = 1_200;
const MAY: ReadonlySet<string> = new Set(['owner', 'admin', 'moderator']);

/**
 * Begins a round of trivia in a group for somebody who runs it. The round announces itself.
 * @param wanted the bank, by its id or a beginning of it; the first one when empty
 * @returns `begun`, `not-theirs` when who asks does not run the group, or why there is none
 */
export async function startRound(
  chatId: number,
  wanted: string,
  { who, words }: Asker,
  { client }: Conversation,
  key: string,
): Promise<'begun' | 'not-theirs' | { readonly why: string }> {
  const { userId } = who;
  const options = { timeout: DEADLINE_MS };
  const [person, played] = await Promise.all([
    client.ask(Context, { userId }, options),
    client.ask(TriviaOf, { userId }, options),
  ]);
  if (!person.ok || !played.ok) return { why: words.label('trivia-away-plain') };
  if (!person.result.roles.some((role) => MAY.has(role))) return 'not-theirs';
  const bank = played.result.banks.find(({ bankId }) => bankId.startsWith(wanted.toLowerCase()));
  if (!bank) return { why: words.label('trivia-no-bank') };
  const { bankId } = bank;
  const begun = await client.ask(StartTrivia, { chatId, bankId, by: userId }, { key, ...options });
  return begun.ok ? 'begun' : { why: refusalText(begun.refusal, words, who.timeZone) };
}
