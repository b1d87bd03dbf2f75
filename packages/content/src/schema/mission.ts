import { z } from 'zod';
import { EVENT_NAMES, eventName, triggerSchema } from './trigger.ts';
import { bothLanguages, day, id, whole } from './values.ts';

/** Assigned by the first event of any kind the fleet sees of a user; that same event already counts. */
export const FIRST_EVENT = 'first-event';

/** The shape of `missions/<id>.yaml`. */
export const missionSchema = z.strictObject({
  id: id('ten-reactions').meta({ description: 'The name of the file, without .yaml' }),
  title: bothLanguages(64, { es: 'Diez reacciones', en: 'Ten reactions' }),
  description: bothLanguages(200, {
    es: 'Reacciona diez veces en el grupo',
    en: 'React ten times in the group',
  }),
  trigger: triggerSchema.meta({ description: 'What counts as a step' }),
  target: z
    .strictObject({
      count: whole(1, 100_000, 10).meta({ description: 'How many steps complete the mission' }),
    })
    .meta({ examples: [{ count: 10 }] }),
  window: z
    .enum(['once', 'daily', 'weekly'])
    .meta({ examples: ['once'], description: "When counting starts anew, in the follower's own time zone" }),
  assign: z
    .strictObject({
      on: eventName.meta({
        enum: [FIRST_EVENT, ...EVENT_NAMES],
        examples: [FIRST_EVENT],
        description: 'The event that gives a follower this mission; first-event is the first one of any kind',
      }),
    })
    .meta({ examples: [{ on: FIRST_EVENT }] }),
  reward: z
    .strictObject({ besitos: whole(1, 10_000, 50).meta({ description: 'The besitos completing it pays' }) })
    .meta({ examples: [{ besitos: 50 }] }),
  order: whole(1, 10_000, 10).meta({ description: 'Missions are listed from the lowest to the highest' }),
  from: day.optional().meta({ examples: ['2026-12-24'], description: 'The first day it can be done' }),
  until: day.optional().meta({ examples: ['2027-01-06'], description: 'The last day it can be done' }),
});

/** A goal with a trigger, a target and a window, and what completing it pays. */
export type MissionDefinition = z.infer<typeof missionSchema>;
