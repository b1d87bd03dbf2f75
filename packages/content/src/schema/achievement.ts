import { z } from 'zod';
import { triggerSchema } from './trigger.ts';
import { badge, bothLanguages, id, whole } from './values.ts';

/** The tiers of an achievement, from the lowest to the highest. */
export const TIERS = ['bronze', 'silver', 'gold'] as const;

const tier = z
  .strictObject({
    tier: z.enum(TIERS).meta({ examples: ['bronze'] }),
    count: whole(1, 1_000_000, 10).meta({ description: 'How many times the trigger must happen' }),
    xp: whole(1, 10_000, 20).meta({ description: 'The experience points it gives' }),
    besitos: whole(1, 10_000, 20)
      .optional()
      .meta({ examples: [20], description: 'The besitos it pays' }),
  })
  .meta({ examples: [{ tier: 'bronze', count: 10, xp: 50 }] });

/** The tiers of one achievement; that they rise is checked apart. */
export const tiersSchema = z
  .array(tier)
  .min(1)
  .max(TIERS.length)
  .meta({ examples: [[{ tier: 'bronze', count: 10, xp: 50 }]] });

/** The shape of `achievements/<id>.yaml`. */
export const achievementSchema = z.strictObject({
  id: id('first-kiss').meta({ description: 'The name of the file, without .yaml' }),
  title: bothLanguages(64, { es: 'Primer beso', en: 'First kiss' }),
  description: bothLanguages(200, { es: 'Reacciona por primera vez', en: 'React for the first time' }),
  badge,
  trigger: triggerSchema.meta({ description: 'What is counted' }),
  tiers: tiersSchema,
  secret: z
    .boolean()
    .default(false)
    .meta({ examples: [true], description: 'Hidden until it is earned' }),
});

/** A permanent mark earned from events. */
export type AchievementDefinition = z.infer<typeof achievementSchema>;
