import { z } from 'zod';
import { TIERS } from './tiers.ts';
import { EVENT_NAMES, eventName, whereSchema } from './trigger.ts';
import { id, whole } from './values.ts';

/** Assigned by the first event of any kind the fleet sees of a user; that same event already counts. */
export const FIRST_EVENT = 'first-event';

/** Assigned by nothing but a mission that names it in `next`. */
export const CHAIN = 'chain';

/** What gives a follower the mission. */
export const assignSchema = z
  .strictObject({
    on: eventName.meta({
      enum: [FIRST_EVENT, CHAIN, ...EVENT_NAMES],
      examples: [FIRST_EVENT],
      description:
        'The event that gives a follower this mission; first-event is the first one of any kind, chain the completion of a mission that names it in `next`',
    }),
    where: whereSchema.optional(),
  })
  .meta({ examples: [{ on: FIRST_EVENT }] });

/** What a follower must have before the mission is given to them. */
export const requiresSchema = z
  .strictObject({
    missions: z
      .array(id('say-hello'))
      .min(1)
      .optional()
      .meta({ examples: [['say-hello']], description: 'Missions completed at least once' }),
    achievements: z
      .array(
        z
          .strictObject({
            id: id('first-kiss'),
            tier: z
              .enum(TIERS)
              .optional()
              .meta({ examples: ['silver'], description: 'This tier or a higher one; any when left out' }),
          })
          .meta({ examples: [{ id: 'first-kiss' }] }),
      )
      .min(1)
      .optional()
      .meta({ examples: [[{ id: 'first-kiss' }]] }),
    level: whole(2, 1000, 3)
      .optional()
      .meta({ examples: [3], description: 'This level or a higher one' }),
  })
  .meta({ examples: [{ level: 3 }] });

/** When a mission that was completed can be done again. */
export const repeatSchema = z
  .strictObject({
    hours: whole(1, 8784, 48).meta({ description: 'How long after it was completed it can be done again' }),
    times: whole(2, 1000, 5)
      .optional()
      .meta({ examples: [5], description: 'How often in all; without end when left out' }),
  })
  .meta({ examples: [{ hours: 48 }] });

/** A reward that the follower takes by a button. */
export const claimSchema = z
  .strictObject({
    by: z.enum(['hand']).meta({ examples: ['hand'] }),
    days: whole(1, 365, 7)
      .optional()
      .meta({ examples: [7], description: 'How many days after its day it waits; for ever when left out' }),
  })
  .meta({ examples: [{ by: 'hand', days: 7 }] });

/** Days a streak survives without an event. */
export const freezesSchema = z
  .strictObject({
    given: whole(0, 30, 1)
      .default(0)
      .meta({ examples: [1], description: 'How many one begins with' }),
    every: whole(2, 365, 7)
      .optional()
      .meta({ examples: [7], description: 'One more is given with each so many days of the streak' }),
    keep: whole(1, 30, 2).meta({ description: 'How many can be kept at most' }),
  })
  .meta({ examples: [{ given: 1, every: 7, keep: 2 }] });

/** A streak that broke can be put together again. */
export const repairSchema = z
  .strictObject({
    days: whole(1, 30, 3).meta({ description: 'How many days after it broke' }),
    besitos: whole(1, 10_000, 30).meta({ description: 'What it costs' }),
  })
  .meta({ examples: [{ days: 3, besitos: 30 }] });
