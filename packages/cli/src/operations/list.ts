import {
  AccessOf,
  AchievementsOf,
  Balance,
  Ban,
  Boosts,
  CampaignPreview,
  CampaignProgress,
  CancelBoost,
  CancelSubscription,
  CheckAccess,
  Context,
  EconomyReport,
  ExpiryPreview,
  ExpiryRuns,
  ExplainMission,
  GiftDays,
  GiftOf,
  GiveSubscription,
  GrantAccess,
  GrantBoost,
  GrantRetroactively,
  GrantRole,
  GrantVipDays,
  HeldReferrals,
  History,
  InvitedBy,
  Leaderboard,
  LiftBan,
  MembersChecked,
  MissionsOf,
  OpenHolds,
  PaymentsOf,
  ReconcileMembers,
  ReferralOf,
  RefundPayment,
  Release,
  ReleaseExpiry,
  ResetAccess,
  RetroactiveGrant,
  ReversalPreview,
  Reverse,
  ReverseCampaign,
  RevokeAccess,
  RevokeRole,
  Seasons,
  SettleReferral,
  StartTrivia,
  Statement,
  StopExpiry,
  StopTrivia,
  SubscriptionOf,
  Totals,
  TriviaOf,
  TriviaRanking,
  TriviaRound,
  UndoExpiry,
} from '@yabot/contracts';
import type { Fleet } from './fleet.ts';
import { answered, type Operation, operation } from './operation.ts';

type Known = { readonly key: string };

/** Why something is given by hand: a cause of its own for each order. */
const byHand = ({ key }: Known) => `operator:${key}`;
const newId = ({ key }: Known) => key;
const PAGE = { limit: '20' };

/** What the user of an order has set aside. */
const holdsOf = async (fleet: Fleet, { userId }: { userId: string }) =>
  answered(OpenHolds, await fleet.ask(OpenHolds, { userId, limit: 100 }));

const subscriptionOf = async (fleet: Fleet, { userId }: { userId: string }) =>
  answered(SubscriptionOf, await fleet.ask(SubscriptionOf, { userId }), 'subscription');

const accessOf = async (fleet: Fleet, { userId }: { userId: string }) =>
  answered(AccessOf, await fleet.ask(AccessOf, { userId }));

const contextOf = async (fleet: Fleet, { userId }: { userId: string }) =>
  answered(Context, await fleet.ask(Context, { userId }));

const expiryOf = async (fleet: Fleet, { kind }: { kind: 'subscriptions' | 'doors' }) =>
  answered(ExpiryPreview, await fleet.ask(ExpiryPreview, { kind, limit: 500 }));

/** Nobody has this id: what is told is the same for everybody. */
const NOBODY = { userId: newId };

async function grant(fleet: Fleet, grantId: string) {
  const far = (examined: number) => 1 - 1 / (1 + examined / 1_000);
  const progress = await fleet.follow(
    RetroactiveGrant,
    { grantId },
    { part: ({ examined, done }) => (done ? 1 : far(examined)), done: ({ done }) => done },
  );
  return answered(RetroactiveGrant, progress);
}

const WALLET = [
  operation('wallet report', EconomyReport, { defaults: { days: '30' } }),
  operation('wallet totals', Totals),
  operation('wallet balance', Balance, { words: ['userId'] }),
  operation('wallet history', History, { words: ['userId'], defaults: PAGE }),
  operation('wallet statement', Statement, { words: ['userId'], defaults: { from: '-30d', until: '+0d' } }),
  operation('wallet holds', OpenHolds, { words: ['userId'], defaults: PAGE }),
  operation('wallet release', Release, { words: ['userId', 'hold'], preview: holdsOf }),
  operation('wallet reverse', Reverse, {
    words: ['userId', 'cause'],
    fill: { campaignId: () => undefined },
    preview: async (fleet, { userId, cause }) =>
      answered(ReversalPreview, await fleet.ask(ReversalPreview, { userId, cause })),
  }),
  operation('wallet reverse-campaign', ReverseCampaign, {
    called: { 'selection.reason': 'of-reason' },
    preview: async (fleet, { selection = {} }) =>
      answered(CampaignPreview, await fleet.ask(CampaignPreview, { selection })),
    fill: {
      campaignId: newId,
      movements: ({ preview }) => preview.movements,
      through: ({ preview }) => preview.through,
    },
    nothing: ({ movements }) => movements === 0,
    follow: async (fleet, _, { campaignId }) => {
      const part = ({ reversed, notReversed, movements }: typeof CampaignProgress.sampleResult) =>
        (reversed + notReversed) / movements;
      const done = (progress: typeof CampaignProgress.sampleResult) => progress.done;
      return answered(CampaignProgress, await fleet.follow(CampaignProgress, { campaignId }, { part, done }));
    },
  }),
  operation('wallet campaign', CampaignProgress, { words: ['campaignId'] }),
  operation('wallet boosts', Boosts),
  operation('wallet boost', GrantBoost, { fill: { cause: byHand } }),
  operation('wallet end-boost', CancelBoost, { words: ['cause'] }),
];

const ACCESS = [
  operation('access of', AccessOf, { words: ['userId'] }),
  operation('access check', CheckAccess, { words: ['userId', 'resource'] }),
  operation('access grant', GrantAccess, { words: ['userId', 'resource'], preview: accessOf }),
  operation('access revoke', RevokeAccess, { words: ['userId', 'resource'], preview: accessOf }),
  operation('access reset', ResetAccess, { words: ['userId', 'resource'], preview: accessOf }),
  operation('access members', MembersChecked, { defaults: { since: '-1d' } }),
  operation('access reconcile', ReconcileMembers, {
    preview: async (fleet) =>
      answered(MembersChecked, await fleet.ask(MembersChecked, { since: new Date().toISOString() })),
    follow: async (fleet, { asked, since }) => {
      const { unchecked: before } = await fleet.ask(MembersChecked, { since });
      const left = Math.max(0, before - asked);
      const progress = await fleet.follow(
        MembersChecked,
        { since },
        {
          part: ({ unchecked }) => (asked === 0 ? 1 : (before - unchecked) / asked),
          done: ({ unchecked }) => unchecked <= left,
        },
      );
      return answered(MembersChecked, progress);
    },
  }),
];

const VIP = [
  operation('vip plans', SubscriptionOf, { fill: NOBODY, pick: 'plans' }),
  operation('vip of', SubscriptionOf, { words: ['userId'], pick: 'subscription' }),
  operation('vip give', GiveSubscription, { words: ['userId', 'planId'], preview: subscriptionOf }),
  operation('vip extend', GrantVipDays, {
    words: ['userId', 'days'],
    fill: { cause: byHand },
    preview: subscriptionOf,
  }),
  operation('vip cancel', CancelSubscription, { words: ['userId'], preview: subscriptionOf }),
  operation('vip payments', PaymentsOf, { words: ['userId'], defaults: PAGE }),
  operation('vip refund', RefundPayment, {
    words: ['userId', 'chargeId'],
    preview: async (fleet, { userId }) =>
      answered(PaymentsOf, await fleet.ask(PaymentsOf, { userId, limit: 100 })),
  }),
];

const EXPIRY = [
  operation('expiry runs', ExpiryRuns, { words: ['kind'], defaults: PAGE }),
  operation('expiry preview', ExpiryPreview, { words: ['kind'], defaults: { limit: '100' } }),
  operation('expiry stop', StopExpiry, { words: ['kind'], preview: expiryOf }),
  operation('expiry release', ReleaseExpiry, { words: ['kind', 'runId'], preview: expiryOf }),
  operation('expiry undo', UndoExpiry, {
    words: ['kind', 'runId'],
    defaults: { days: '3' },
    preview: async (fleet, { kind }) =>
      answered(ExpiryRuns, await fleet.ask(ExpiryRuns, { kind, limit: 100 })),
  }),
];

const PERSON = [
  operation('person show', Context, { words: ['userId'] }),
  operation('person ban', Ban, { words: ['userId'], preview: contextOf }),
  operation('person unban', LiftBan, { words: ['userId'], preview: contextOf }),
  operation('person grant-role', GrantRole, { words: ['userId', 'role'], preview: contextOf }),
  operation('person revoke-role', RevokeRole, { words: ['userId', 'role'], preview: contextOf }),
  operation('referral of', ReferralOf, { words: ['userId'] }),
  operation('referral invited', InvitedBy, { words: ['userId'], defaults: PAGE }),
  operation('referral held', HeldReferrals, { defaults: PAGE }),
  operation('referral pay', SettleReferral, { words: ['inviterId', 'userId'], fill: { pay: () => true } }),
  operation('referral refuse', SettleReferral, {
    words: ['inviterId', 'userId'],
    fill: { pay: () => false },
  }),
];

const PLAY = [
  operation('achievement of', AchievementsOf, { words: ['userId'] }),
  operation('achievement grant', GrantRetroactively, {
    words: ['achievementId'],
    fill: { preview: () => false },
    preview: async (fleet, { achievementId }) =>
      grant(fleet, (await fleet.ask(GrantRetroactively, { achievementId, preview: true })).grantId),
    follow: (fleet, { grantId }) => grant(fleet, grantId),
  }),
  operation('season list', Seasons, { pick: 'seasons' }),
  operation('season board', Leaderboard, {
    words: ['seasonId'],
    fill: { board: () => 'season', userId: () => undefined },
  }),
  operation('mission of', MissionsOf, { words: ['userId'], pick: 'missions' }),
  operation('mission why', ExplainMission, { words: ['userId', 'missionId'] }),
  operation('trivia banks', TriviaOf, { fill: NOBODY, pick: 'banks' }),
  operation('trivia start', StartTrivia, { words: ['chatId', 'bankId'] }),
  operation('trivia ranking', TriviaRanking, { fill: { userId: () => undefined }, defaults: PAGE }),
  operation('trivia show', TriviaRound, { words: ['chatId', 'roundId'], fill: { userId: () => undefined } }),
  operation('trivia stop', StopTrivia, {
    words: ['chatId'],
    preview: async (fleet, { chatId }) => answered(TriviaRound, await fleet.ask(TriviaRound, { chatId })),
    fill: { roundId: ({ preview }) => preview.roundId },
  }),
  operation('gift of', GiftOf, { words: ['userId'] }),
  operation('gift days', GiftDays),
];

/** Every command of the line that asks one message of the fleet. */
export const OPERATIONS: readonly Operation[] = [...WALLET, ...ACCESS, ...VIP, ...EXPIRY, ...PERSON, ...PLAY];
