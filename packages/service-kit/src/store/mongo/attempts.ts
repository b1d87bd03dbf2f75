import type { Connection } from 'mongoose';
import type { Attempts } from '../store.ts';
import { kitCollection } from './transaction.ts';

/** Counted attempts in the kit's collection. */
export function mongoAttempts(connection: Connection): Attempts {
  const attempts = () => kitCollection(connection, 'kit_attempts');
  return {
    async of(ids) {
      const rows = await attempts()
        .find({ _id: { $in: [...ids] } })
        .toArray();
      return new Map(rows.map((row) => [row._id, row.attempts]));
    },
    async count(ids, at) {
      const updates = ids.map((id) => ({
        updateOne: {
          filter: { _id: id },
          update: { $inc: { attempts: 1 }, $set: { at: at.toISOString() } },
          upsert: true,
        },
      }));
      if (updates.length > 0) await attempts().bulkWrite(updates, { ordered: false });
    },
  };
}
