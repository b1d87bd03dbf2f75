import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { defineEvent } from '../definitions/event.ts';
import { defineQuery } from '../definitions/query.ts';
import { besitos, contentId, instant, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import {
  referralCodeUnknown,
  referralNotHeld,
  referralOfOneself,
  referralsClosed,
  referralTaken,
  referralTooLate,
} from './referral-refusals.ts';
import { notAllowed, userUnknown } from './refusals.ts';

const SAMPLE_INVITER = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6e';
const SAMPLE_CODE = 'AZmlwHpUfMOPPg0_Oktcbg';
const AT = '2026-11-21T12:00:00.000Z';
const done = z.object({});
/** The code of who invites, as `/start r_<code>` brings it. */
const code = z.string().min(1).max(64);
/** What makes an invitation look like one of a ring. */
const suspicion = z.enum(['joined-together', 'idle', 'chain', 'banned']);

/** Keeps who invited a new user. */
export const AcceptReferral = defineCommand({
  owner: 'user',
  name: 'accept-referral',
  summary: 'Keeps who invited a new user',
  data: z.object({ userId, code }),
  entity: (data) => data.userId,
  result: z.object({ inviterId: userId }),
  refusals: [referralCodeUnknown, referralOfOneself, referralTaken, referralTooLate, referralsClosed],
  sample: { userId: SAMPLE_USER, code: SAMPLE_CODE },
  sampleResult: { inviterId: SAMPLE_INVITER },
});

/** Told to who invited: somebody has come. */
export const NoteInvitation = defineCommand({
  owner: 'user',
  name: 'note-invitation',
  summary: 'Keeps with who invited that somebody has come',
  internal: true,
  data: z.object({ inviterId: userId, userId, joinedAt: instant, chain: z.int().positive() }),
  entity: (data) => data.inviterId,
  result: done,
  sample: { inviterId: SAMPLE_INVITER, userId: SAMPLE_USER, joinedAt: AT, chain: 1 },
  sampleResult: {},
});

/** Pays for somebody invited who became active, holds that for a decision, or puts it off to the next day. */
export const WeighReferral = defineCommand({
  owner: 'user',
  name: 'weigh-referral',
  summary:
    'Pays for somebody invited who became active, holds it for a decision, or puts it off to the next day',
  internal: true,
  scheduled: true,
  data: z.object({ inviterId: userId, userId }),
  entity: (data) => data.inviterId,
  result: done,
  sample: { inviterId: SAMPLE_INVITER, userId: SAMPLE_USER },
  sampleResult: {},
});

/** Sweep: weighs what was put off and whose schedule was missed. */
export const WeighDueReferrals = defineCommand({
  owner: 'user',
  name: 'weigh-due-referrals',
  summary: 'Weighs invitations that were put off and whose schedule was missed',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'referrals',
  result: z.object({ due: z.int().nonnegative() }),
  sample: { at: AT },
  sampleResult: { due: 0 },
});

/** Decides about an invitation whose payment is held. Only an owner or administrator may. */
export const SettleReferral = defineCommand({
  owner: 'user',
  name: 'settle-referral',
  summary: 'Decides about an invitation whose payment is held',
  data: z.object({ inviterId: userId, userId, pay: z.boolean(), by: userId }),
  entity: (data) => data.inviterId,
  result: done,
  refusals: [notAllowed, referralNotHeld, referralsClosed],
  sample: { inviterId: SAMPLE_INVITER, userId: SAMPLE_USER, pay: true, by: SAMPLE_INVITER },
  sampleResult: {},
});

/** A new user came by an invitation. */
export const ReferralAccepted = defineEvent({
  owner: 'user',
  name: 'referral-accepted',
  summary: 'A new user came by an invitation',
  data: z.object({ userId, inviterId: userId }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, inviterId: SAMPLE_INVITER },
});

/** Somebody came by an invitation that cannot be accepted, and why. */
export const ReferralRefused = defineEvent({
  owner: 'user',
  name: 'referral-refused',
  summary: 'Somebody came by an invitation that cannot be accepted',
  data: z.object({ userId, code: contentId }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, code: 'referral-code-unknown' },
});

/** Somebody invited became active: both are paid. */
export const ReferralRewarded = defineEvent({
  owner: 'user',
  name: 'referral-rewarded',
  summary: 'Somebody invited became active: both are paid',
  data: z.object({ userId, inviterId: userId, inviterBesitos: besitos, inviteeBesitos: besitos }),
  entity: (data) => data.inviterId,
  sample: { userId: SAMPLE_USER, inviterId: SAMPLE_INVITER, inviterBesitos: 50, inviteeBesitos: 20 },
});

/** An invitation looks like one of a ring: its payment waits for a decision. */
export const ReferralSuspected = defineEvent({
  owner: 'user',
  name: 'referral-suspected',
  summary: 'An invitation looks like one of a ring: its payment waits for a decision',
  data: z.object({ userId, inviterId: userId, why: z.array(suspicion).min(1) }),
  entity: (data) => data.inviterId,
  sample: { userId: SAMPLE_USER, inviterId: SAMPLE_INVITER, why: ['joined-together'] },
});

/** With which code a user invites, and what came of it. */
export const ReferralOf = defineQuery({
  owner: 'user',
  name: 'referral-of',
  summary: 'With which code a user invites, and what came of it',
  data: z.object({ userId }),
  result: z.object({
    code,
    invited: z.int().nonnegative(),
    /** Of those, who became active and was paid for. */
    active: z.int().nonnegative(),
    earned: besitos,
    /** What an invitation gives both now, and what it takes; null when nothing. */
    offer: z
      .object({
        inviter: besitos,
        invitee: besitos,
        besitos: z.int(),
        reactions: z.int(),
        days: z.int(),
        withinDays: z.int(),
      })
      .nullable(),
  }),
  refusals: [userUnknown],
  sample: { userId: SAMPLE_INVITER },
  sampleResult: {
    code: SAMPLE_CODE,
    invited: 3,
    active: 1,
    earned: 50,
    offer: { inviter: 50, invitee: 20, besitos: 30, reactions: 0, days: 2, withinDays: 14 },
  },
});

/** Whom a user has invited, the latest first, and what became of it. */
export const InvitedBy = defineQuery({
  owner: 'user',
  name: 'invited-by',
  summary: 'Whom a user has invited, the latest first, and what became of it',
  data: z.object({
    userId,
    /** The number of the first one of the page, from 1. */
    from: z.int().positive().optional(),
    limit: z.int().min(1).max(50),
  }),
  result: z.object({
    total: z.int().nonnegative(),
    invited: z.array(
      z.object({
        userId,
        joinedAt: instant,
        /** `waiting`: active, and paid on another day; `held`: its payment waits for a decision. */
        state: z.enum(['joined', 'waiting', 'held', 'paid', 'declined']),
        /** What it has brought. */
        earned: besitos,
      }),
    ),
  }),
  sample: { userId: SAMPLE_INVITER, limit: 10 },
  sampleResult: {
    total: 1,
    invited: [{ userId: SAMPLE_USER, joinedAt: AT, state: 'paid', earned: 50 }],
  },
});

/** The invitations whose payment waits for a decision, the oldest first. */
export const HeldReferrals = defineQuery({
  owner: 'user',
  name: 'held-referrals',
  summary: 'The invitations whose payment waits for a decision, the oldest first',
  data: z.object({ limit: z.int().min(1).max(100) }),
  result: z.object({
    total: z.int().nonnegative(),
    held: z.array(z.object({ userId, inviterId: userId, joinedAt: instant, why: z.array(suspicion) })),
  }),
  sample: { limit: 10 },
  sampleResult: {
    total: 1,
    held: [{ userId: SAMPLE_USER, inviterId: SAMPLE_INVITER, joinedAt: AT, why: ['idle'] }],
  },
});
