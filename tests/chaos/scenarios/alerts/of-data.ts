import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { headers } from '@nats-io/nats-core';
import { eventSubject, MESSAGES_STREAM, ReactionAdded, toHeaders } from '@yabot/contracts';
import type { Rig } from '../../rig/rig.ts';
import { execute } from '../../rig/tools/cached.ts';
import type { TellingFault } from './telling.ts';

const YABOT = resolve(import.meta.dirname, '../../../../packages/cli/src/main.ts');
const REACTIONS_COME_MS = 1_000;
const FILLER = 'evt.gateway.filler.v1.0';
const CHUNK = 100_000;
const PARTITION = 0;
/** More than a partition may have unacknowledged. */
const TOO_MANY = 1_200;

const walletOf = ({ home }: Rig) => new DatabaseSync(join(home, 'data', 'wallet.sqlite'), { timeout: 5_000 });

/** `yabot ledger`, as an operator gives it. */
const ledger = ({ nats, home }: Rig, ...words: string[]) =>
  execute(process.execPath, [YABOT, 'ledger', ...words], {
    env: { ...process.env, NATS_URL: nats.url, YABOT_HOME: home },
  });

/** Fills the messages stream up to a part of what it may hold. */
async function fill({ connection }: Rig, part: number): Promise<() => Promise<void>> {
  const manager = await jetstreamManager(connection);
  const client = jetstream(connection);
  const { config, state } = await manager.streams.info(MESSAGES_STREAM);
  const wanted = config.max_bytes * part - state.bytes;
  const put = (size: number) =>
    client.publish(FILLER, 'x'.repeat(size)).then(
      () => true,
      () => false,
    );
  for (let bytes = 0; bytes < wanted; bytes += CHUNK) await put(CHUNK);
  // What is left of a stream that is to be full is less than a chunk: smaller ones, until not even those fit.
  if (part === 1) for (let size = CHUNK; size > 64; ) if (!(await put(size))) size = Math.floor(size / 2);
  return async () => void (await manager.streams.purge(MESSAGES_STREAM, { filter: FILLER }));
}

async function publish({ connection }: Rig, data: string, id = randomUUID()) {
  const values = headers();
  const envelope = { id, source: 'gateway', type: ReactionAdded.type, entity: id, correlationId: id };
  for (const [name, value] of toHeaders({ ...envelope, time: new Date().toISOString() }))
    values.set(name, value);
  await jetstream(connection).publish(eventSubject(ReactionAdded, PARTITION), data, {
    headers: values,
    msgID: id,
  });
}

/** What goes wrong with data, and which alert tells it. */
export const ofData: readonly TellingFault[] = [
  {
    what: "another program locks the wallet's database",
    alert: 'SqlAway',
    async begin(rig) {
      const database = walletOf(rig);
      database.exec('begin immediate');
      return async () => {
        database.exec('rollback');
        database.close();
      };
    },
  },
  { what: 'a stream is filled to nine tenths', alert: 'StreamNearlyFull', begin: (rig) => fill(rig, 0.9) },
  { what: 'a stream is full', alert: 'OutboxStuck', begin: (rig) => fill(rig, 1) },
  {
    what: 'a partition has more than it may while MongoDB is frozen',
    alert: 'ConsumerStuck',
    async begin(rig) {
      const mongod = rig.target('mongod');
      await mongod.signal('SIGSTOP');
      const userId = randomUUID();
      const reactions = Array.from({ length: TOO_MANY }, (_, index) =>
        publish(
          rig,
          JSON.stringify(ReactionAdded.example({ userId, post: { chatId: -1, messageId: index + 1 } })),
        ),
      );
      await Promise.all(reactions);
      return async () => {
        await mongod.signal('SIGCONT');
        await mongod.serving();
      };
    },
  },
  {
    what: 'the stream loses a message that a frozen service has not read',
    alert: 'StreamGap',
    async begin(rig) {
      const missions = rig.target('missions-1');
      await missions.signal('SIGSTOP');
      await wait(REACTIONS_COME_MS);
      const { streams } = await jetstreamManager(rig.connection);
      const last = await streams.getMessage(MESSAGES_STREAM, {
        last_by_subj: 'evt.gateway.reaction-added.v1.*',
      });
      await streams.deleteMessage(MESSAGES_STREAM, last!.seq);
      return async () => {
        await missions.signal('SIGCONT');
        await missions.serving();
      };
    },
  },
  {
    what: 'a message comes that is no JSON',
    alert: 'DeadLettersArrive',
    async begin(rig) {
      await publish(rig, 'no json');
      return async () => undefined;
    },
  },
  {
    what: 'content is broken',
    alert: 'ContentMistaken',
    async begin({ home }) {
      const file = join(home, 'content', 'missions', 'broken.yaml');
      await writeFile(file, 'id: [nothing like a mission\n');
      return () => rm(file);
    },
  },
  {
    what: 'somebody writes a besito into a balance',
    alert: 'LedgerDrift',
    async begin(rig) {
      const database = walletOf(rig);
      const found = database.prepare('select user_id from accounts where balance > 0 limit 1').get();
      const userId = String(found?.user_id);
      database.prepare('update accounts set balance = balance + 1 where user_id = ?').run(userId);
      database.close();
      // As the runbook says: what was booked on top of the wrong balance stays, and is acknowledged.
      return async () => {
        const because = ['--reason', 'chaos', '--yes'];
        await ledger(rig, 'unfreeze', userId, ...because);
        await ledger(rig, 'acknowledge', ...because);
        await ledger(rig, 'unfreeze', userId, ...because);
      };
    },
  },
];
