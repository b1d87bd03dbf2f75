import { IS_IN } from '@yabot/contracts';
import { type Lookup, type QueryContext, sqlTable } from '@yabot/service-kit';
import type { Membership } from '../rules/membership.ts';
import { runsIn } from './runs.ts';

type Sql = QueryContext['sql'];

export const memberships = sqlTable<Membership>('memberships', {
  key: 'membershipId',
  columns: {
    membershipId: 'text',
    chatId: 'integer',
    userId: 'text',
    status: 'text',
    checkedAt: 'text',
    leaveAt: 'text',
    removedBy: 'text',
    removedAt: 'text',
  },
});

/** How many memberships have each status: a view. */
export const membershipCounts = sqlTable<{ status: string; users: number }>('membership_counts', {
  key: 'status',
  columns: { status: 'text', users: 'integer' },
});

export const insideCounts = () => IS_IN.map((status) => membershipCounts.ref(status));

const AT_ONCE = 500;

/** Somebody's memberships. */
export const membershipsOf = (userId: string): Lookup<Membership> =>
  memberships.lookup((database) => database('memberships').where('user_id', userId));

/** Those who should have left a chat by a moment and whom no run has removed, the first first. */
export const membershipsToEnd = (moment: string): Lookup<Membership> =>
  memberships.lookup((database) =>
    database('memberships')
      .where('leave_at', '<=', moment)
      .whereNull('removed_by')
      .orderBy('leave_at')
      .limit(AT_ONCE),
  );

/** Those whom runs at the doors have removed after a moment. */
export const membershipsRemovedAfter = (moment: string): Lookup<Membership> =>
  memberships.lookup((database) =>
    database('memberships').where('removed_at', '>', moment).whereNotNull('leave_at').limit(AT_ONCE),
  );

/** Those whom one run has removed, and who are not in again. */
export const membershipsRemovedBy = (runId: string): Lookup<Membership> =>
  memberships.lookup((database) => database('memberships').where('removed_by', runId).limit(AT_ONCE));

/** Those of whom Telegram has said nothing since a moment, the longest first. */
export const membershipsCheckedBefore = (moment: string, most: number): Lookup<Membership> =>
  memberships.lookup((database) =>
    database('memberships').where('checked_at', '<', moment).orderBy('checked_at').limit(most),
  );

/** Those who are in, of whom Telegram has said nothing for longest. */
export const longestUnchecked = (most: number): Lookup<Membership> =>
  memberships.lookup((database) =>
    database('memberships').whereIn('status', IS_IN).orderBy('checked_at').limit(most),
  );

/** Those who would be removed as of a moment, the first first. */
export async function usersToRemove(database: Sql, moment: string, limit: number): Promise<string[]> {
  const rows = await database('memberships')
    .select('user_id')
    .where('leave_at', '<=', moment)
    .whereNull('removed_by')
    .orderBy('leave_at')
    .limit(limit);
  return rows.map((row) => String(row.user_id));
}

/** How many are in chats behind doors. */
export async function countInside(database: Sql): Promise<number> {
  const [row] = await database('membership_counts').whereIn('status', IS_IN).sum({ users: 'users' });
  return Number(row?.users ?? 0);
}

/** The chats behind doors in which somebody is. */
export async function chatsInside(database: Sql, userId: string): Promise<ReadonlySet<number>> {
  const rows = await database('memberships')
    .select('chat_id')
    .where('user_id', userId)
    .whereIn('status', IS_IN);
  return new Set(rows.map((row) => Number(row.chat_id)));
}

/** The runs that have removed people who are not in again. */
export const removalRuns = runsIn('memberships', { run: 'removed_by', at: 'removed_at' });

/** Of how many in chats behind doors Telegram has said nothing since a moment, and how many wait for their removal. */
export async function countUnchecked(database: Sql, since: string) {
  const inside = () => database('memberships').whereIn('status', IS_IN);
  const [[unchecked], [toLeave]] = await Promise.all([
    inside().where('checked_at', '<', since).count({ users: '*' }),
    inside().whereNotNull('leave_at').count({ users: '*' }),
  ]);
  return { unchecked: Number(unchecked?.users), toLeave: Number(toLeave?.users) };
}
