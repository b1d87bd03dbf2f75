import type { Knex } from 'knex';
import type { OutboxAudit } from '../store.ts';
import type { SqlConnections } from './connection.ts';

/** How far the audit of the stream is, in the kit's SQL table. */
export function sqlAudit({ writer, reader }: Pick<SqlConnections, 'writer' | 'reader'>): OutboxAudit {
  return {
    async marks() {
      const rows = await reader('kit_audit').select();
      return new Map(
        rows.map(({ id, position, sequence }) => [
          String(id),
          { position: Number(position), sequence: Number(sequence) },
        ]),
      );
    },
    async mark(marks) {
      const rows = [...marks].map(([id, mark]) => ({ id, ...mark }));
      if (rows.length > 0) await writer('kit_audit').insert(rows).onConflict('id').merge();
    },
    async unmark(names) {
      await writer('kit_audit')
        .whereIn('id', [...names])
        .delete();
    },
  };
}

/** A lane that was published from is audited to its end, also when its instance is forgotten. */
export async function keepInMind(writer: Knex, lane: string): Promise<void> {
  await writer('kit_audit').insert({ id: lane, position: 0, sequence: 0 }).onConflict('id').ignore();
}
