import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { waiting } from '../check/drained.ts';
import { Load } from './load.ts';
import { Rig } from './rig.ts';
import { until } from './until.ts';

/** A hundred thousand followers make a million entries in the ledger, and some more. */
const REACTIONS_EACH = 4;
const PER_SECOND = 1_000;
const SETTLE_MS = 1_800_000;
const PARTS = ['data', 'nats'];

/** What a fleet of many followers has on its disk, for the runs that start with it. */
export interface Filled {
  /** `12,000 followers, 126,000 entries` */
  readonly what: string;
  /** Has a run start with it, and leave there what it makes of it. */
  readonly layInto: (home: string) => Promise<void>;
}

/**
 * Fills a folder: so many followers react some times each, with documents in SQLite.
 * @throws when that is not handled in half an hour
 */
export async function filled(folder: string, users: number, tell: (what: string) => void): Promise<Filled> {
  for (const part of PARTS) await mkdir(join(folder, part));
  const layInto = async (home: string) => {
    for (const part of PARTS) await symlink(join(folder, part), join(home, part));
  };
  const size = { users, posts: REACTIONS_EACH, instances: 1, documents: 'sqlite' } as const;
  const rig = await Rig.prepare({ folder, ...size, prepared: layInto });
  try {
    const seconds = (users * REACTIONS_EACH) / PER_SECOND;
    tell(`${users} followers react ${REACTIONS_EACH} times each, for ${Math.ceil(seconds)} s`);
    await Promise.all(rig.instances.map((instance) => instance.start()));
    await new Load(rig).run({ perSecond: PER_SECOND, seconds, asksPerSecond: 0 });
    // Nobody has opened the chat with the bot: what they earned is told when they do.
    const unhandled = async () =>
      Object.keys(await waiting(rig)).filter((what) => what !== 'gateway notices');
    await until('all is handled', async () => (await unhandled()).length === 0, SETTLE_MS);
    return { what: `${users} followers, ${entriesIn(rig.home)} entries`, layInto };
  } finally {
    await rig.stop();
  }
}

function entriesIn(home: string): number {
  const database = new DatabaseSync(join(home, 'data', 'wallet.sqlite'), { readOnly: true });
  try {
    return Number(database.prepare('select count(*) as n from entries').get()?.n);
  } finally {
    database.close();
  }
}
