import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { TIERS } from './tiers.ts';
import { triggerSchema } from './trigger.ts';
import { badge, bothLanguages, id, whole } from './values.ts';

/** What is added up of the events of a trigger. */
export const COUNTED_BY = ['events', 'sum', 'distinct', 'streak'] as const;

const tier = z
  .strictObject({
    tier: z.enum(TIERS).meta({ examples: ['bronze'] }),
    count: whole(1, 1_000_000, 10).meta({
      description:
        'How many events, days in a row, different values or met conditions it takes, or which sum',
    }),
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
  trigger: triggerSchema.optional().meta({ description: 'What is counted; or else a combination' }),
  counts: z
    .strictObject({
      by: z.enum(COUNTED_BY).meta({
        examples: ['distinct'],
        description:
          'The events; the sum of a field; its different values; days in a row where the follower lives',
      }),
      field: z
        .string()
        .min(1)
        .optional()
        .meta({ examples: ['amount'], description: 'The field of the event that is summed or compared' }),
    })
    .default({ by: 'events' })
    .meta({ examples: [{ by: 'sum', field: 'amount' }] }),
  combination: z
    .array(conditionSchema)
    .min(2)
    .max(20)
    .optional()
    .meta({
      examples: [[{ achievement: 'first-kiss' }, { level: 3 }]],
      description: 'Instead of a trigger: what has to be reached; the count of a tier says how many of these',
    }),
  requires: z
    .array(conditionSchema)
    .min(1)
    .max(10)
    .default([])
    .meta({
      examples: [[{ achievement: 'first-kiss' }]],
      description: 'What has to be reached first; counting goes on meanwhile',
    }),
  tiers: tiersSchema,
  secret: z
    .boolean()
    .default(false)
    .meta({ examples: [true], description: 'Hidden until it is earned' }),
});

/** A permanent mark earned from events. */
export type AchievementDefinition = z.infer<typeof achievementSchema>;
