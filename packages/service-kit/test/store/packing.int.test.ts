import { expect, it } from 'vitest';
import { collection } from '../../src/store/documents/collection.ts';
import { packing } from '../../src/store/mongo/packing.ts';
import type { MongoStore } from '../../src/store/mongo/store.ts';
import { useStore } from './store.ts';

interface Walk {
  readonly userId: string;
  readonly steps: number;
  readonly places: Readonly<Record<string, { seen: readonly string[] }>>;
  readonly last?: { at: string } | null;
}

const walks = collection<Walk>('walks', {
  key: 'userId',
  fields: { steps: Number },
  packed: ['places', 'last'],
});
const ana: Walk = { userId: 'ana', steps: 7, places: { 'río.ñ': { seen: ['❤', ''] } }, last: null };
const ben: Walk = { userId: 'ben', steps: 0, places: {} };

it('keeps packed fields as texts, and gives rows as they were saved', () => {
  const stored = [ana, ben].map(walks.toStored);
  expect(stored).toEqual([
    { _id: 'ana', steps: 7, places: '{"río.ñ":{"seen":["❤",""]}}', last: 'null' },
    { _id: 'ben', steps: 0, places: '{}' },
  ]);
  expect(stored.map(walks.fromStored)).toEqual([ana, ben]);
  expect(ana.places).toEqual({ 'río.ñ': { seen: ['❤', ''] } });
});

const on = useStore('MongoDB');

it('packs the rows of before, however often it is begun, and unpacks them on the way back', async () => {
  const { connection } = on.store as MongoStore;
  const documents = connection.db!.collection<{ _id: string }>('walks');
  const before = [
    { _id: 'ana', steps: 7, places: { 'río.ñ': { seen: ['❤', ''] } }, last: null },
    { _id: 'ben', steps: 0, places: {} },
  ];
  await documents.insertMany(before);
  const { up, down } = packing('0001-packed', 'walks', ['places', 'last']);
  await up(connection);
  await up(connection);
  expect(await documents.find().toArray()).toEqual([ana, ben].map(walks.toStored));
  await down(connection);
  expect(await documents.find().toArray()).toEqual(before);
});
