import { z } from 'zod';
import { defineEvent } from '../definitions/event.ts';
import { besitosAmount, localDay, post, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { missionProgress, missionReward, namedMission } from './values.ts';

const TEN_REACTIONS = { missionId: 'ten-reactions', title: { es: 'Diez reacciones', en: 'Ten reactions' } };

/** A reaction earned besitos: the first of this user on this post that a rule pays. */
export const ReactionRewarded = defineEvent({
  owner: 'missions',
  name: 'reaction-rewarded',
  summary: 'A reaction earned besitos',
  data: z.object({ userId, post, emoji: z.string(), amount: besitosAmount }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, post: { chatId: -1001234567890, messageId: 42 }, emoji: '❤', amount: 5 },
});

/** A user earned all that reactions pay in a day. */
export const ReactionCapReached = defineEvent({
  owner: 'missions',
  name: 'reaction-cap-reached',
  summary: 'A user earned all that reactions pay in a day',
  data: z.object({ userId, cap: besitosAmount }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, cap: 100 },
});

/** A user was given one or more missions at once. */
export const MissionAssigned = defineEvent({
  owner: 'missions',
  name: 'mission-assigned',
  version: 2,
  summary: 'A user was given one or more missions at once',
  data: z.object({ userId, missions: z.array(namedMission).min(1) }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, missions: [TEN_REACTIONS] },
});

/** A user was given a mission: how {@link MissionAssigned} was told before. Nothing sends it any more. */
export const MissionAssignedV1 = defineEvent({
  owner: 'missions',
  name: 'mission-assigned',
  summary: 'A user was given a mission (no longer sent)',
  data: namedMission.extend({ userId }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, ...TEN_REACTIONS },
});

/** One message brought one or more missions of a user a step further. */
export const MissionProgressed = defineEvent({
  owner: 'missions',
  name: 'mission-progressed',
  summary: 'One message brought one or more missions of a user a step further',
  data: z.object({
    userId,
    steps: z.array(missionProgress).min(1),
    /** It came of what the user did before there was anything to earn by it: not told. */
    quiet: z.boolean().optional(),
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, steps: [{ ...TEN_REACTIONS, progress: 3, target: 10 }] },
});

/** A user reached the target of a mission; its reward is on its way, or waits to be taken. */
export const MissionCompleted = defineEvent({
  owner: 'missions',
  name: 'mission-completed',
  summary: 'A user reached the target of a mission',
  data: z.object({
    userId,
    ...namedMission.shape,
    /** Which completion of this mission it is for the user, from 1. */
    round: z.int().positive(),
    /** What is on its way. */
    reward: missionReward,
    /** What waits until the user takes it, in place of being on its way; `until` is the last day, null when there is none. */
    claim: z.object({ reward: missionReward, until: localDay.nullable() }).optional(),
    /** It came of what the user did before there was anything to earn by it: told with the next notice. */
    quiet: z.boolean().optional(),
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, ...TEN_REACTIONS, round: 1, reward: { besitos: 50 } },
});

/** The windows of one or more missions closed before their targets were reached. */
export const MissionExpired = defineEvent({
  owner: 'missions',
  name: 'mission-expired',
  version: 2,
  summary: 'The windows of one or more missions closed before their targets were reached',
  data: z.object({ userId, missions: z.array(missionProgress).min(1) }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, missions: [{ ...TEN_REACTIONS, progress: 4, target: 10 }] },
});

/** The window of a mission closed: how {@link MissionExpired} was told before. Nothing sends it any more. */
export const MissionExpiredV1 = defineEvent({
  owner: 'missions',
  name: 'mission-expired',
  summary: 'The window of a mission closed before its target was reached (no longer sent)',
  data: missionProgress.omit({ step: true }).extend({ userId }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, ...TEN_REACTIONS, progress: 4, target: 10 },
});

/** A user took the reward of a mission; it is on its way. */
export const MissionClaimed = defineEvent({
  owner: 'missions',
  name: 'mission-claimed',
  summary: 'A user took the reward of a completed mission',
  data: namedMission.extend({ userId, round: z.int().positive(), reward: missionReward }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, ...TEN_REACTIONS, round: 1, reward: { besitos: 50 } },
});

/** Rewards waited until their last day and were not taken. */
export const MissionClaimLapsed = defineEvent({
  owner: 'missions',
  name: 'mission-claim-lapsed',
  summary: 'Rewards waited until their last day and were not taken',
  data: z.object({
    userId,
    missions: z.array(namedMission.extend({ round: z.int().positive(), reward: missionReward })).min(1),
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, missions: [{ ...TEN_REACTIONS, round: 1, reward: { besitos: 50 } }] },
});
