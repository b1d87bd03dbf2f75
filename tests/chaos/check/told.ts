import { BesitosAwarded } from '@yabot/contracts';
import type { BotMessage } from '../../shared/telegram.ts';
import { type Told, toldBy } from '../../shared/told.ts';
import { ofType, onceEach, type StoredMessage } from './stream.ts';

/** So many besitos around a gap show how it came about. */
const NEAR = 15;

/** What followers were told of what they got. */
export interface ToldCheck {
  readonly users: number;
  /** Who was not told of all they got, or whose last figure is not what they have, and how. */
  readonly lost: readonly string[];
  /** Who was told of something that they never got. */
  readonly unexpected: readonly string[];
  /**
   * Messages that tell again what one before told, as Telegram gives no way to say that a message is one it has: it was
   * taken, and the gateway was killed, or the answer got lost, before that was known; what was earned since is told with it.
   * They take nothing from what is right otherwise.
   */
  readonly repeated: number;
}

/**
 * Compares what was booked for followers with what the bot told them. Balances only rise here, so a message tells of one
 * piece of what somebody got, up to its balance; the pieces must cover all of it and nothing beyond.
 * @param persons whose chat is whose
 */
export function compareTold(
  everything: readonly StoredMessage[],
  messages: readonly BotMessage[],
  persons: ReadonlyMap<string, number>,
): ToldCheck {
  const got = Map.groupBy(
    ofType(onceEach(everything), BesitosAwarded).map(({ data }) => data),
    ({ userId }) => persons.get(userId) ?? 0,
  );
  const told = Map.groupBy(
    messages.flatMap(({ personId, text, at }) => {
      const piece = toldBy(text);
      return piece ? [{ ...piece, personId, at }] : [];
    }),
    ({ personId }) => personId,
  );
  const [lost, unexpected]: [string[], string[]] = [[], []];
  let repeated = 0;
  for (const [person, awards] of got) {
    const sum = awards.reduce((all, { amount }) => all + amount, 0);
    const pieces = told.get(person) ?? [];
    const said = coverage(pieces);
    repeated += said.repeated;
    if (said.covered < sum) lost.push(`person ${person}: ${sum} got, ${said.covered} told${gapIn(pieces)}`);
    if (said.last > sum) unexpected.push(`person ${person}: ${sum} got, told to have ${said.last}`);
  }
  const strangers = [...told.keys()].filter((person) => !got.has(person));
  unexpected.push(...strangers.map((person) => `person ${person}: nothing got`));
  return { users: got.size, lost, unexpected, repeated };
}

/** How much some pieces cover from nothing on, how far they reach, and how many overlap those before. */
export function coverage(pieces: readonly Told[]): { covered: number; last: number; repeated: number } {
  let [covered, last, repeated] = [0, 0, 0];
  for (const { amount, balance } of pieces.toSorted(byBalance)) {
    const from = balance - amount;
    if (from < last) repeated += 1;
    covered += Math.max(0, balance - Math.max(from, last));
    last = Math.max(last, balance);
  }
  return { covered, last, repeated };
}

const byBalance = (one: Told, other: Told) => one.balance - other.balance;

/** Where something is missing first, and what was told on both sides of it. */
function gapIn(pieces: readonly (Told & { readonly at: number })[]): string {
  const inOrder = pieces.toSorted(byBalance);
  const next = inOrder.findIndex(({ amount, balance }, index) => {
    return balance - amount > (inOrder[index - 1]?.balance ?? 0);
  });
  const gap = (next < 0 ? inOrder : inOrder.slice(0, next)).at(-1)?.balance ?? 0;
  const near = pieces.filter(({ balance }) => Math.abs(balance - gap) <= NEAR);
  const lines = near.map(
    ({ amount, balance, at }) => `+${amount} to ${balance} at ${new Date(at).toISOString()}`,
  );
  return `, nothing after ${gap}: ${lines.join(', ')}`;
}
