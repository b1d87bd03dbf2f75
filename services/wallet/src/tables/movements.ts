import { sqlTable } from '@yabot/service-kit';
import type { Movement } from '../rules/book.ts';
import type { Sql } from './moment.ts';

/** The key is the cause: a second movement of the same cause cannot be written. */
export const movements = sqlTable<Movement>('movements', {
  key: 'cause',
  columns: {
    cause: 'text',
    movementId: 'text',
    kind: 'text',
    userId: 'text',
    amount: 'integer',
    reason: 'text',
    sequence: 'integer',
    balance: 'integer',
    at: 'text',
    correlationId: 'text',
  },
});

/** Movements after one, in the order of their ids. */
export async function movementsAfter(sql: Sql, movementId: string, limit: number): Promise<Movement[]> {
  const rows = await sql('movements')
    .where('movement_id', '>', movementId)
    .orderBy('movement_id')
    .limit(limit);
  return rows.map(movements.fromStored);
}
