import { z } from 'zod';
import { TIERS } from './tiers.ts';
import { id, whole } from './values.ts';

/** Something a follower has reached: an achievement, maybe at a tier, or a level; that it is one of both is checked apart. */
export const conditionSchema = z
  .strictObject({
    achievement: id('first-kiss').optional().meta({ description: 'The id of another achievement' }),
    tier: z
      .enum(TIERS)
      .optional()
      .meta({ examples: ['silver'], description: 'At least this tier of it; any when left out' }),
    level: whole(2, 1_000, 3).optional().meta({ description: 'At least this level' }),
  })
  .meta({ examples: [{ achievement: 'first-kiss' }] });

/** Something a follower has reached. */
export type ConditionDefinition = z.infer<typeof conditionSchema>;
