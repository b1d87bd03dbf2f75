import { z } from 'zod';
import { besitos, contentId, localDay, localizedText } from '../values/index.ts';

/** A mission, by its id and its name. */
export const namedMission = z.object({ missionId: contentId, title: localizedText });

/** What a mission gives. */
export const missionReward = z.object({
  besitos,
  /** Experience points; absent when it gives none. */
  xp: z.int().positive().optional(),
  /** Days of VIP; absent when it gives none. */
  vipDays: z.int().positive().optional(),
});

/** A mission and how far a user is in it. */
export const missionProgress = namedMission.extend({
  progress: z.int().nonnegative(),
  target: z.int().positive(),
  /** What is to be done now, of a mission with steps. */
  step: localizedText.optional(),
});

/** What the repair of a streak that broke costs, and by when it can be done. */
export const repairOffer = z.object({
  besitos,
  /** How many days in a row it would be. */
  days: z.int().positive(),
  /** The last day, in the user's own time zone. */
  until: localDay,
});

/** @see missionReward */
export type MissionReward = z.infer<typeof missionReward>;
/** @see missionProgress */
export type MissionProgress = z.infer<typeof missionProgress>;
/** @see repairOffer */
export type RepairOffer = z.infer<typeof repairOffer>;
