import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { defineAdopting } from '../values/content-files.ts';
import { cause, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { xpCauseTaken } from './refusals.ts';
import { xpAmount } from './values.ts';

/** Keeps content the checker accepted, so that a restart with broken files goes on with it. */
export const AdoptAchievementContent = defineAdopting('achievements');

/** Gives a user experience points, once per cause; it may reach levels. */
export const GrantXp = defineCommand({
  owner: 'achievements',
  name: 'grant-xp',
  summary: 'Gives a user experience points, once per cause',
  data: z.object({
    userId,
    amount: xpAmount,
    cause,
    /** Levels they reach are told with the next notice, and not for their own sake. */
    quiet: z.boolean().optional(),
  }),
  entity: (data) => data.userId,
  result: z.object({ xp: z.int().nonnegative(), level: z.int().positive() }),
  refusals: [xpCauseTaken],
  sample: { userId: SAMPLE_USER, amount: 40, cause: `mission:ten-reactions:1:${SAMPLE_USER}` },
  sampleResult: { xp: 110, level: 2 },
});
