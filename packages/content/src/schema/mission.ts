import { z } from 'zod';
import { stepsSchema, targetSchema } from './mission-goal.ts';
import { missionRewardSchema } from './mission-reward.ts';
import {
  assignSchema,
  claimSchema,
  freezesSchema,
  repairSchema,
  repeatSchema,
  requiresSchema,
} from './mission-rules.ts';
import { triggerSchema } from './trigger.ts';
import { bothLanguages, day, id, whole } from './values.ts';

/** The shape of `missions/<id>.yaml`. */
export const missionSchema = z.strictObject({
  id: id('ten-reactions').meta({ description: 'The name of the file, without .yaml' }),
  title: bothLanguages(64, { es: 'Diez reacciones', en: 'Ten reactions' }),
  description: bothLanguages(200, {
    es: 'Reacciona diez veces en el grupo',
    en: 'React ten times in the group',
  }),
  trigger: triggerSchema.optional().meta({ description: 'What counts' }),
  target: targetSchema.optional(),
  steps: stepsSchema.optional(),
  window: z
    .enum(['once', 'daily', 'weekly'])
    .meta({ examples: ['once'], description: "When counting starts anew, in the follower's own time zone" }),
  assign: assignSchema,
  requires: requiresSchema.optional(),
  next: z
    .array(id('ten-reactions'))
    .min(1)
    .max(10)
    .optional()
    .meta({ examples: [['ten-reactions']], description: 'The missions that completing this one gives' }),
  repeat: repeatSchema.optional(),
  claim: claimSchema
    .optional()
    .meta({ description: 'The reward waits until the follower takes it; it comes at once when left out' }),
  freezes: freezesSchema.optional().meta({ description: 'Days a streak survives without an event' }),
  repair: repairSchema
    .optional()
    .meta({ description: 'How a streak of two days or more that broke is put together again' }),
  reward: missionRewardSchema,
  order: whole(1, 10_000, 10).meta({ description: 'Missions are listed from the lowest to the highest' }),
  from: day.optional().meta({ examples: ['2026-12-24'], description: 'The first day it can be done' }),
  until: day.optional().meta({ examples: ['2027-01-06'], description: 'The last day it can be done' }),
});

/** A goal, a window, and what completing it gives. */
export type MissionDefinition = z.infer<typeof missionSchema>;
