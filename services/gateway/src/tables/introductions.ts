import { type QueryContext, sqlTable } from '@yabot/service-kit';
import type { Profile } from '../rules/people.ts';

/** Somebody whose profile is still to be told to the user service. It is told by asking, so that no stream and no outbox keeps it. */
export interface Introduction {
  readonly userId: string;
  readonly partition: number;
  readonly telegramId: number;
  readonly profile: Profile;
  /** The update that showed it: a later one takes its place. */
  readonly updateId: string;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly at: string;
}

export const introductions = sqlTable<Introduction>('introductions', {
  key: 'userId',
  columns: {
    userId: 'text',
    partition: 'integer',
    telegramId: 'integer',
    profile: 'json',
    updateId: 'text',
    correlationId: 'text',
    at: 'text',
  },
});

/** The introductions of these partitions that wait, oldest first. */
export async function waitingIntroductions(
  sql: QueryContext['sql'],
  partitions: readonly number[],
  limit: number,
): Promise<Introduction[]> {
  const rows = await sql('introductions')
    .whereIn('partition', [...partitions])
    .orderBy(['at', 'user_id'])
    .limit(limit);
  return rows.map(introductions.fromStored);
}
