import { expect, it } from 'vitest';
import { KIT_MIGRATIONS, migrateDown, migrateUp } from '../../src/store/mongo/migrations.ts';
import type { MongoStore } from '../../src/store/mongo/store.ts';
import { noEffects, outboxRow, ownStep, useStore } from './store.ts';

const on = useStore('MongoDB');

it('takes inbox, outbox and sequences to their older shape and back, with nothing lost', async () => {
  const { connection } = on.store as MongoStore;
  const outbox = [outboxRow('a', 1), outboxRow('a', 2), outboxRow('b', 1)];
  const sequences = new Map([
    ['wallet.summed.v1/ana', 3],
    ['missions.reaction-rewarded.v1/ana', 5],
    ['wallet.summed.v1/group:1/2', 7],
  ]);
  const kept = async () => ({
    a: await on.store.coordination.laneAfter('a', 0, 10),
    b: await on.store.coordination.laneAfter('b', 0, 10),
    sequences: await on.store.transaction((transaction) => transaction.lastSequences([...sequences.keys()])),
    inbox: await on.store.transaction((transaction) => transaction.findInbox(['m1', 'm2', 'm3'])),
  });
  const at = '2026-01-01T00:00:00.000Z';
  const inbox = [
    { id: 'm1', state: 'handled' as const, at },
    { id: 'm2', state: 'handled' as const, at },
    { id: 'm3', state: 'dead' as const, at, fingerprint: 'f', reply: '{}' },
  ];
  await on.store.transaction((transaction) => transaction.write({ ...noEffects, outbox, sequences, inbox }));
  const before = await kept();
  expect(before.sequences).toEqual(sequences);
  expect([...before.inbox.values()].map(({ id }) => id).sort()).toEqual(['m1', 'm2', 'm3']);
  await migrateDown(connection, KIT_MIGRATIONS, 'kit-0002-attempts');
  const older = await connection.db!.collection<{ _id: string }>('kit_outbox').findOne({ _id: 'a-2' });
  expect(older).toMatchObject({ lane: 'a', position: 2, headers: [['ce-id', 'ñ ❤']] });
  await migrateUp(connection, [...KIT_MIGRATIONS, ownStep]);
  expect(await kept()).toEqual(before);
});

it('refuses what an instance from before the records still writes', async () => {
  const { connection } = on.store as MongoStore;
  const late = connection.db!.collection('kit_inbox').insertOne({ ids: ['m1'], state: 'handled' });
  await expect(late).rejects.toThrow('Document failed validation');
});
