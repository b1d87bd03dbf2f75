import { type Lookup, type QueryContext, sqlTable } from '@yabot/service-kit';
import type { Invitation } from '../rules/invitation.ts';
import type { Referral } from '../rules/referral.ts';

/** By whom somebody came, and what they have done since. */
export const referrals = sqlTable<Referral>('referrals', {
  key: 'userId',
  columns: {
    userId: 'text',
    inviterId: 'text',
    acceptedAt: 'text',
    chain: 'integer',
    besitos: 'integer',
    reactions: 'integer',
    days: 'json',
    activeAt: 'text',
    stayed: 'boolean',
  },
});

/** Whom somebody has invited, and what became of it. */
export const invitations = sqlTable<Invitation>('invitations', {
  key: 'userId',
  columns: {
    userId: 'text',
    inviterId: 'text',
    joinedAt: 'text',
    chain: 'integer',
    state: 'text',
    why: 'json',
    paidOn: 'text',
    earned: 'integer',
  },
});

/** So many of an inviter are looked at: rings show in the latest. */
const LATEST = 300;
const AT_ONCE = 200;

/** The latest whom somebody has invited. */
export const invitationsOf = (inviterId: string, limit = LATEST): Lookup<Invitation> =>
  invitations.lookup((database) =>
    database('invitations').where('inviter_id', inviterId).orderBy('joined_at', 'desc').limit(limit),
  );

/** The latest of somebody's that were paid, however long ago they joined. */
export const paidInvitationsOf = (inviterId: string): Lookup<Invitation> =>
  invitations.lookup((database) =>
    database('invitations')
      .where('inviter_id', inviterId)
      .whereNotNull('paid_on')
      .orderBy('paid_on', 'desc')
      .limit(LATEST),
  );

/** What those whom somebody has invited have done. */
export const referralsBy = (inviterId: string): Lookup<Referral> =>
  referrals.lookup((database) =>
    database('referrals').where('inviter_id', inviterId).orderBy('accepted_at', 'desc').limit(LATEST),
  );

/** Those that were put off, the oldest first. */
export const waitingInvitations = (): Lookup<Invitation> =>
  invitations.lookup((database) =>
    database('invitations').where('state', 'waiting').orderBy('joined_at').limit(AT_ONCE),
  );

type Sql = QueryContext['sql'];

/** How many somebody has invited, how many were paid for, and what that brought. */
export async function invitationSums(sql: Sql, inviterId: string) {
  const [row] = await sql('invitations')
    .where('inviter_id', inviterId)
    .count({ invited: '*', active: 'paid_on' })
    .sum({ earned: 'earned' });
  return { invited: Number(row?.invited), active: Number(row?.active), earned: Number(row?.earned ?? 0) };
}

/** Those whose payment waits for a decision, the oldest first, and how many there are. */
export async function heldInvitations(sql: Sql, limit: number) {
  const held = () => sql('invitations').where('state', 'held');
  const [rows, [count]] = await Promise.all([
    held().orderBy('joined_at').limit(limit),
    held().count({ total: '*' }),
  ]);
  return { total: Number(count?.total), held: rows.map(invitations.fromStored) };
}

/** Whom somebody has invited, the latest first, from the first row on; and how many they are. */
export async function invitedBy(
  sql: Sql,
  inviterId: string,
  { from, limit }: { from: number; limit: number },
) {
  const all = () => sql('invitations').where('inviter_id', inviterId);
  const latest = [
    { column: 'joined_at', order: 'desc' },
    { column: 'user_id', order: 'asc' },
  ];
  const [rows, [count]] = await Promise.all([
    all()
      .orderBy(latest)
      .offset(from - 1)
      .limit(limit),
    all().count({ total: '*' }),
  ]);
  return { total: Number(count?.total), invited: rows.map(invitations.fromStored) };
}
