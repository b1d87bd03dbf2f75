import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { defineAdopting } from '../values/content-files.ts';
import { besitos, contentId, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import {
  bannedFromMissions,
  claimLapsed,
  missionUnknown,
  nothingToClaim,
  nothingToRepair,
  repairOnItsWay,
  repairPriceChanged,
  repairTooLate,
} from './refusals.ts';
import { missionReward } from './values.ts';

const mission = z.object({ userId, missionId: contentId });

/** Keeps content the checker accepted, so that a restart with broken files goes on with it. */
export const AdoptMissionContent = defineAdopting('missions');

/** Takes the reward of a completed mission that waits to be taken. */
export const ClaimMission = defineCommand({
  owner: 'missions',
  name: 'claim-mission',
  summary: 'Takes the reward of a completed mission that waits to be taken',
  data: mission,
  entity: (data) => data.userId,
  result: z.object({ round: z.int().positive(), reward: missionReward }),
  refusals: [missionUnknown, bannedFromMissions, nothingToClaim, claimLapsed],
  sample: { userId: SAMPLE_USER, missionId: 'ten-reactions' },
  sampleResult: { round: 1, reward: { besitos: 50 } },
});

/** Orders the repair of a streak that broke: it is paid first, and mended when the wallet tells so. */
export const RepairStreak = defineCommand({
  owner: 'missions',
  name: 'repair-streak',
  summary: 'Orders the repair of a streak that broke; it is mended once it is paid',
  data: mission.extend({
    /** What the user was told it costs: at another price it is refused. */
    besitos: besitos.optional(),
  }),
  entity: (data) => data.userId,
  result: z.object({
    /** What is taken from the user's account. */
    besitos,
    /** How many days in a row it will be. */
    days: z.int().positive(),
  }),
  refusals: [
    missionUnknown,
    bannedFromMissions,
    nothingToRepair,
    repairTooLate,
    repairPriceChanged,
    repairOnItsWay,
  ],
  sample: { userId: SAMPLE_USER, missionId: 'every-night' },
  sampleResult: { besitos: 30, days: 12 },
});
