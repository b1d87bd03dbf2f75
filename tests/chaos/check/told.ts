import { BesitosAwarded } from '@yabot/contracts';
import type { BotMessage } from '../../load/whole/telegram.ts';
import { toldBy } from '../../load/whole/told.ts';
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
   * Messages that came a second time, as Telegram gives no way to say that a message is one it has: it was taken, and the
   * gateway was killed, or the answer got lost, before that was known. They take nothing from what is right otherwise.
   */
  readonly repeated: number;
}

/** Compares what was booked for followers with what the bot told them. */
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
    const said = (told.get(person) ?? []).map(({ text }) => toldBy(text)!);
    const once = [...new Map(said.map((one) => [`${one.amount} ${one.balance}`, one])).values()];
    repeated += said.length - once.length;
    const sum = awards.reduce((all, { amount }) => all + amount, 0);
    const toldSum = once.reduce((all, { amount }) => all + amount, 0);
    const last = Math.max(0, ...once.map(({ balance }) => balance));
    if (toldSum < sum || last < sum) lost.push(`person ${person}: ${sum} got, ${toldSum} told, last ${last}`);
    if (toldSum > sum || last > sum)
      unexpected.push(`person ${person}: ${sum} got, ${toldSum} told, last ${last}`);
  }
  const strangers = [...told.keys()].filter((person) => !got.has(person));
  unexpected.push(...strangers.map((person) => `person ${person}: nothing got`));
  return { users: got.size, lost, unexpected, repeated };
}
