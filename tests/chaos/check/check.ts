import { join } from 'node:path';
import { type Proof, proveLedger } from '@yabot/cli';
import { MESSAGES_STREAM } from '@yabot/contracts';
import type { Load } from '../rig/load.ts';
import type { Rig } from '../rig/rig.ts';
import { withDocuments } from './documents.ts';
import { type Letter, readLetters, unasked } from './letters.ts';
import { compareMoney } from './money.ts';
import { personsOf } from './persons.ts';
import { compareProjections } from './projections.ts';
import { compareReactions } from './reactions.ts';
import { type SetCheck, sumOf } from './sets.ts';
import { readStream, type StoredMessage } from './stream.ts';
import { compareTold, type ToldCheck } from './told.ts';

/** Whether everything that was done had its effects, once. */
export interface Checked {
  readonly sets: readonly SetCheck[];
  readonly told: ToldCheck;
  readonly lost: number;
  readonly doubled: number;
  readonly unexpected: number;
  readonly ledger: Proof;
  /** Of messages that no fault made to be refused. */
  readonly deadLetters: readonly Letter[];
  /** Of those that were. */
  readonly buriedPoison: number;
  /** Everything on the messages stream. */
  readonly everything: readonly StoredMessage[];
}

/**
 * Looks at every effect there is, in databases, on the stream and in the followers' chats.
 * @param known.recorded everything that was ever on the messages stream, when that has lost some of it
 * @param known.clocksRight false when a fault set the clock of an instance
 * @param known.oneVersion false when instances of an older version took part
 */
export async function check(
  rig: Rig,
  load: Pick<Load, 'reactions'>,
  known: { recorded?: readonly StoredMessage[]; clocksRight?: boolean; oneVersion?: boolean } = {},
): Promise<Checked> {
  const { recorded, clocksRight = true, oneVersion = true } = known;
  const everything = recorded ?? (await readStream(rig.connection, MESSAGES_STREAM));
  const persons = await personsOf(rig.connection, everything);
  const content = join(rig.home, 'content');
  const projections = await withDocuments(rig, (read) =>
    compareProjections(everything, { content, read, clocksRight, oneVersion }),
  );
  const sets = [
    compareReactions(load.reactions, everything, persons),
    ...projections,
    ...compareMoney(everything, rig.home),
  ];
  const told = compareTold(everything, rig.telegram.messages, persons);
  const sums = sumOf(sets);
  const letters = await readLetters(rig.connection);
  const deadLetters = unasked(letters);
  return {
    sets,
    told,
    lost: sums.lost + told.lost.length,
    doubled: sums.doubled,
    unexpected: sums.unexpected + told.unexpected.length,
    ledger: await proveLedger(rig.connection),
    deadLetters,
    buriedPoison: letters.length - deadLetters.length,
    everything,
  };
}
