import { BesitosAwarded } from '@yabot/contracts';
import type { BotMessage } from '../../shared/telegram.ts';
import { type Told, toldBy } from '../../shared/told.ts';
import { personsOf } from './persons.ts';
import { ofType, onceEach, type StoredMessage } from './stream.ts';

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
 */
export function compareTold(
  everything: readonly StoredMessage[],
  messages: readonly BotMessage[],
): ToldCheck {
  const persons = personsOf(everything);
  const got = Map.groupBy(
    ofType(onceEach(everything), BesitosAwarded).map(({ data }) => data),
    ({ userId }) => persons.get(userId) ?? 0,
  );
  const told = Map.groupBy(
    messages.filter(({ text }) => toldBy(text)),
    ({ personId }) => personId,
  );
  const [lost, unexpected]: [string[], string[]] = [[], []];
  let repeated = 0;
  for (const [person, awards] of got) {
    const sum = awards.reduce((all, { amount }) => all + amount, 0);
    const said = coverage((told.get(person) ?? []).map(({ text }) => toldBy(text)!));
    repeated += said.repeated;
    if (said.covered < sum) {
      const pieces = messages.filter(({ personId, text }) => personId === person && toldBy(text));
      lost.push(`person ${person}: ${sum} got, ${said.covered} told${around(gapIn(pieces), pieces)}`);
    }
    if (said.last > sum) unexpected.push(`person ${person}: ${sum} got, told to have ${said.last}`);
  }
  const strangers = [...told.keys()].filter((person) => !got.has(person));
  unexpected.push(...strangers.map((person) => `person ${person}: nothing got`));
  return { users: got.size, lost, unexpected, repeated };
}

/** How much some pieces cover from nothing on, how far they reach, and how many overlap those before. */
export function coverage(pieces: readonly Told[]): { covered: number; last: number; repeated: number } {
  let [covered, last, repeated] = [0, 0, 0];
  for (const { amount, balance } of pieces.toSorted((one, other) => one.balance - other.balance)) {
    const from = balance - amount;
    if (from < last) repeated += 1;
    covered += Math.max(0, balance - Math.max(from, last));
    last = Math.max(last, balance);
  }
  return { covered, last, repeated };
}

/** Up to which balance everything is told. */
function gapIn(pieces: readonly BotMessage[]): number {
  let last = 0;
  const told = pieces.map(({ text }) => toldBy(text)!);
  for (const { amount, balance } of told.toSorted((one, other) => one.balance - other.balance)) {
    if (balance - amount > last) return last;
    last = Math.max(last, balance);
  }
  return last;
}

/** The messages on both sides of where something is missing. */
function around(gap: number, pieces: readonly BotMessage[]): string {
  const near = pieces.filter(({ text }) => Math.abs(toldBy(text)!.balance - gap) <= 15);
  const lines = near.map(({ text, at }) => {
    const { amount, balance } = toldBy(text)!;
    return `+${amount} to ${balance} at ${new Date(at).toISOString().slice(11, 23)}`;
  });
  return `, nothing after ${gap}: ${lines.join(', ')}`;
}
