import { type QueryContext, sqlTable } from '@yabot/service-kit';
import type { Outgoing } from '../rules/outgoing.ts';

export const outgoing = sqlTable<Outgoing>('outgoing', {
  key: 'id',
  columns: {
    id: 'text',
    lane: 'text',
    partition: 'integer',
    chatId: 'integer',
    userId: 'text',
    priority: 'text',
    method: 'text',
    payload: 'json',
    revision: 'integer',
    state: 'text',
    reason: 'text',
    errand: 'json',
    correlationId: 'text',
    at: 'text',
  },
});

/** The messages of these partitions that wait, oldest first. */
export async function waitingOutgoing(
  sql: QueryContext['sql'],
  partitions: readonly number[],
  limit: number,
): Promise<Outgoing[]> {
  const rows = await sql('outgoing')
    .where('state', 'waiting')
    .whereIn('partition', [...partitions])
    .orderBy(['at', 'id'])
    .limit(limit);
  return rows.map(outgoing.fromStored);
}

/** The messages that wait for somebody. */
export const waitingFor = (userIds: readonly string[]) =>
  outgoing.lookup((database) =>
    database('outgoing')
      .where('state', 'waiting')
      .whereIn('user_id', [...userIds]),
  );

export const refusedBefore = (moment: string, limit: number) =>
  outgoing.lookup((database) =>
    database('outgoing').where('state', 'refused').where('at', '<', moment).limit(limit),
  );
