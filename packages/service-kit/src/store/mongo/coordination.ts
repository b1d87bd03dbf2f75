import type { Connection } from 'mongoose';
import { fromPage } from '../outbox-pages.ts';
import type { Coordination } from '../store.ts';
import { keepInMind } from './audit.ts';
import { laneAfter, type OutboxDocument } from './documents.ts';
import { kitCollection, kitRecords } from './transaction.ts';

const DUPLICATE_KEY = 11_000;

/** Instances, partitions and lanes in the kit's collections. */
export function mongoCoordination(connection: Connection): Coordination {
  const instances = () => kitCollection(connection, 'kit_instances');
  const partitions = () => kitCollection(connection, 'kit_partitions');
  const outbox = () => kitRecords<OutboxDocument>(connection);
  return {
    async heartbeat({ id, expiresAt, published }) {
      await instances().updateOne({ _id: id }, { $set: { expiresAt, published } }, { upsert: true });
    },
    async instances() {
      const rows = await instances().find().toArray();
      return rows.map(({ _id, expiresAt, published }) => ({ id: _id, expiresAt, published }));
    },
    async holders() {
      const rows = await partitions().find().toArray();
      return new Map(rows.map((row) => [row._id, row.holder]));
    },
    async claim(partition, from, instance) {
      if (from !== undefined) {
        const taken = await partitions().updateOne(
          { _id: partition, holder: from },
          { $set: { holder: instance } },
        );
        return taken.matchedCount === 1;
      }
      try {
        await partitions().insertOne({ _id: partition, holder: instance });
        return true;
      } catch (error) {
        if ((error as { code?: number }).code === DUPLICATE_KEY) return false;
        throw error;
      }
    },
    async release(instance, released) {
      await partitions().deleteMany({ _id: { $in: [...released] }, holder: instance });
    },
    async laneAfter(lane, position, pages) {
      const found = await outbox().find(laneAfter(lane, position)).sort({ _id: 1 }).limit(pages).toArray();
      return found.flatMap(({ _id, kind, ...page }) => fromPage({ ..._id, ...page }, position));
    },
    async advance(lane, published) {
      await instances().updateOne({ _id: lane }, { $max: { published } });
    },
    async forget({ id, expiresAt, published }) {
      if (published > 0) await keepInMind(connection, id);
      await instances().deleteOne({ _id: id, expiresAt });
    },
  };
}
