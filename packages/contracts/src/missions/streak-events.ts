import { z } from 'zod';
import { defineEvent } from '../definitions/event.ts';
import { userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { namedMission, repairOffer } from './values.ts';

const EVERY_NIGHT = { missionId: 'every-night', title: { es: 'Cada noche', en: 'Every night' } };
const days = z.int().positive();

/** Freezes were used for days without an event, so streaks of a user go on. */
export const StreakFrozen = defineEvent({
  owner: 'missions',
  name: 'streak-frozen',
  summary: 'Freezes were used for days without an event, so streaks of a user go on',
  data: z.object({
    userId,
    streaks: z
      .array(namedMission.extend({ days, used: z.int().positive(), left: z.int().nonnegative() }))
      .min(1),
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, streaks: [{ ...EVERY_NIGHT, days: 12, used: 1, left: 1 }] },
});

/** Streaks of a user broke: a day passed without an event and without a freeze. */
export const StreakBroken = defineEvent({
  owner: 'missions',
  name: 'streak-broken',
  summary: 'Streaks of a user broke',
  data: z.object({
    userId,
    streaks: z
      .array(
        namedMission.extend({
          /** How many days it was. */
          days,
          /** Absent when it cannot be repaired. */
          repair: repairOffer.optional(),
        }),
      )
      .min(1),
  }),
  entity: (data) => data.userId,
  sample: {
    userId: SAMPLE_USER,
    streaks: [{ ...EVERY_NIGHT, days: 12, repair: { besitos: 30, days: 12, until: '2026-11-24' } }],
  },
});

/** A streak that broke was paid for and goes on. */
export const StreakRepaired = defineEvent({
  owner: 'missions',
  name: 'streak-repaired',
  summary: 'A streak that broke was paid for and goes on',
  data: namedMission.extend({ userId, days }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, ...EVERY_NIGHT, days: 12 },
});

/** A repair could not be paid; the streak stays broken, and can be repaired as long as before. */
export const StreakRepairFailed = defineEvent({
  owner: 'missions',
  name: 'streak-repair-failed',
  summary: 'A repair of a streak could not be paid',
  data: namedMission.extend({
    userId,
    /** The code with which the wallet refused, such as `insufficient-besitos`. */
    code: z.string(),
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, ...EVERY_NIGHT, code: 'insufficient-besitos' },
});
