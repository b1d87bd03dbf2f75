import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { type Proof, proveLedger } from '@yabot/cli';
import { DEAD_LETTERS_STREAM, MESSAGES_STREAM } from '@yabot/contracts';
import type { Load } from '../rig/load.ts';
import type { Rig } from '../rig/rig.ts';
import { compareMoney } from './money.ts';
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
  readonly deadLetters: number;
  /** Everything on the messages stream. */
  readonly everything: readonly StoredMessage[];
}

/** Looks at every effect there is, in databases, on the stream and in the followers' chats. */
export async function check(rig: Rig, load: Load): Promise<Checked> {
  const everything = await readStream(rig.connection, MESSAGES_STREAM);
  const places = { content: join(rig.home, 'content'), mongoUrl: rig.mongo.url };
  const sets = [
    compareReactions(load.reactions, everything),
    ...(await compareProjections(everything, places)),
    ...compareMoney(everything, rig.home),
  ];
  const told = compareTold(everything, rig.telegram.messages);
  const sums = sumOf(sets);
  const manager = await jetstreamManager(rig.connection);
  return {
    sets,
    told,
    lost: sums.lost + told.lost.length,
    doubled: sums.doubled,
    unexpected: sums.unexpected + told.unexpected.length,
    ledger: await proveLedger(rig.connection),
    deadLetters: (await manager.streams.info(DEAD_LETTERS_STREAM)).state.messages,
    everything,
  };
}
