import { type QueryContext, sqlTable } from '@yabot/service-kit';

/** An update that waits for its answer. */
export interface PendingUpdate {
  /** `<bot>:<update>` */
  readonly id: string;
  /** Updates with the same are answered one after another: a user's private chat, or a group. */
  readonly lane: string;
  readonly partition: number;
  readonly userId: string;
  readonly kind: 'message' | 'callback' | 'membership' | 'group-command' | 'checkout';
  readonly body: object;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly takenAt: string;
}

export const updates = sqlTable<PendingUpdate>('updates', {
  key: 'id',
  columns: {
    id: 'text',
    lane: 'text',
    partition: 'integer',
    userId: 'text',
    kind: 'text',
    body: 'json',
    correlationId: 'text',
    takenAt: 'text',
  },
});

/** The updates of these partitions that wait, oldest first. */
export async function waitingUpdates(
  sql: QueryContext['sql'],
  partitions: readonly number[],
  limit: number,
): Promise<PendingUpdate[]> {
  const rows = await sql('updates')
    .whereIn('partition', [...partitions])
    .orderBy(['taken_at', 'id'])
    .limit(limit);
  return rows.map(updates.fromStored);
}

/** The updates of somebody that wait. */
export const updatesOf = (userId: string) =>
  updates.lookup((database) => database('updates').where('user_id', userId));
