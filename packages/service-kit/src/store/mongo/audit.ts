import type { Connection } from 'mongoose';
import type { OutboxAudit } from '../store.ts';
import { kitCollection } from './transaction.ts';

/** How far the audit of the stream is, in the kit's collection. */
export function mongoAudit(connection: Connection): OutboxAudit {
  const audit = () => kitCollection(connection, 'kit_audit');
  return {
    async marks() {
      const rows = await audit().find().toArray();
      return new Map(rows.map(({ _id, ...mark }) => [_id, mark]));
    },
    async mark(marks) {
      const updates = [...marks].map(([_id, mark]) => ({
        updateOne: { filter: { _id }, update: { $set: mark }, upsert: true },
      }));
      if (updates.length > 0) await audit().bulkWrite(updates, { ordered: false });
    },
    async unmark(names) {
      await audit().deleteMany({ _id: { $in: [...names] } });
    },
  };
}

/** A lane that was published from is audited to its end, also when its instance is forgotten. */
export async function keepInMind(connection: Connection, lane: string): Promise<void> {
  const insert = { $setOnInsert: { position: 0, sequence: 0 } };
  await kitCollection(connection, 'kit_audit').updateOne({ _id: lane }, insert, { upsert: true });
}
