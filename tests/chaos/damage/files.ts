import { open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { MESSAGES_STREAM } from '@yabot/contracts';
import type { Random } from '../rig/random.ts';

/** Something that happens to the files of a NATS that does not run. */
export interface Damage {
  readonly name: string;
  readonly inflict: (dir: string, random: Random) => Promise<void>;
}

/** A record begins with its length (4 bytes), its sequence (8) and its time (8), then the length of its subject (2). */
const TO_SUBJECT = 22;
const TO_SEQUENCE = 4;
/** How much of the last block the damage may hit: what was written last. */
const RECENT_BYTES = 100_000;

const messagesIn = (dir: string) => join(dir, 'data', 'jetstream', '$G', 'streams', MESSAGES_STREAM, 'msgs');

async function lastBlock(dir: string): Promise<string> {
  const numbers = (await readdir(messagesIn(dir))).flatMap((name) => /^(\d+)\.blk$/.exec(name)?.[1] ?? []);
  return join(messagesIn(dir), `${Math.max(...numbers.map(Number))}.blk`);
}

function flip(name: string, placeIn: (bytes: Buffer, record: number) => number): Damage {
  return {
    name,
    async inflict(dir, random) {
      const file = await lastBlock(dir);
      const bytes = await readFile(file);
      const from = random.whole(Math.max(0, bytes.length - RECENT_BYTES), bytes.length - RECENT_BYTES / 10);
      const record = bytes.indexOf('evt.gateway.reaction-added', from) - TO_SUBJECT;
      const place = placeIn(bytes, record);
      const handle = await open(file, 'r+');
      await handle.write(Buffer.from([bytes[place]! ^ 0x10]), 0, 1, place);
      await handle.close();
    },
  };
}

/** What happens to disks. */
export const DAMAGES: readonly Damage[] = [
  flip('a bit in the length of a message', (_bytes, record) => record + 1),
  flip('a bit in the sequence of a message', (_bytes, record) => record + TO_SEQUENCE),
  flip('a bit in the contents of a message', (bytes, record) => bytes.indexOf('userId', record)),
  {
    name: 'the last block cut short',
    async inflict(dir) {
      const file = await lastBlock(dir);
      await truncate(file, Math.max(0, (await stat(file)).size - RECENT_BYTES));
    },
  },
  {
    name: 'the index gone and the last block cut short',
    async inflict(dir) {
      const file = await lastBlock(dir);
      await rm(join(messagesIn(dir), 'index.db'), { force: true });
      await truncate(file, Math.max(0, (await stat(file)).size - RECENT_BYTES));
    },
  },
];

/** The whole disk of NATS is gone. */
export const DISK_LOST: Damage = {
  name: 'the whole disk lost',
  inflict: (dir) => rm(join(dir, 'data'), { recursive: true, force: true }),
};
