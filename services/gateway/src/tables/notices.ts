import { type QueryContext, sqlTable } from '@yabot/service-kit';
import type { Earned } from '../rules/earned.ts';
import type { Urgency } from '../rules/told.ts';

/** What a user earned and was not told of yet. */
export interface Notice {
  readonly userId: string;
  readonly partition: number;
  readonly chatId: number;
  /** Whether they could be written to when it was earned. */
  readonly open: boolean;
  readonly urgency: Urgency;
  readonly earned: Earned;
  /** The chain of the first thing earned. */
  readonly correlationId: string;
  /** ISO 8601: since when there is something to tell. */
  readonly since: string;
}

export const notices = sqlTable<Notice>('notices', {
  key: 'userId',
  columns: {
    userId: 'text',
    partition: 'integer',
    chatId: 'integer',
    open: 'boolean',
    urgency: 'text',
    earned: 'json',
    correlationId: 'text',
    since: 'text',
  },
});

/** Notices that can be told: their users opened the chat, did not block the bot, and want to know or have to. */
export async function tellable(
  sql: QueryContext['sql'],
  partitions: readonly number[],
  limit: number,
): Promise<Notice[]> {
  const rows = await sql('notices')
    .join('recipients', 'recipients.user_id', 'notices.user_id')
    .select('notices.*')
    .whereIn('notices.partition', [...partitions])
    .where('reach', 'open')
    .where((told) =>
      told
        .where('notices.urgency', 'always')
        .orWhere({ 'notices.urgency': 'wanted', 'recipients.notices': 1 }),
    )
    .orderBy('since')
    .limit(limit);
  return rows.map(notices.fromStored);
}
