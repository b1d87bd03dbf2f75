import { z } from 'zod';
import { triggerSchema } from './trigger.ts';
import { bothLanguages, whole } from './values.ts';

/** At most so many values of a field are kept of one follower and mission, so that what is kept stays small. */
export const MOST_DISTINCT = 50;

const field = (description: string, example: string) =>
  z
    .string()
    .min(1)
    .optional()
    .meta({ examples: [example], description });

/** What is counted until a mission is complete; that it is one thing is checked apart. */
export const targetSchema = z
  .strictObject({
    count: whole(1, 100_000, 10)
      .optional()
      .meta({ examples: [10], description: 'So many events' }),
    sum: whole(1, 1_000_000_000, 500)
      .optional()
      .meta({ examples: [500], description: 'Events whose field `of`, a number, adds up to this' }),
    distinct: whole(1, MOST_DISTINCT, 5)
      .optional()
      .meta({ examples: [5], description: 'Events with so many different values of the field `of`' }),
    streak: whole(2, 3650, 7)
      .optional()
      .meta({ examples: [7], description: 'An event on each of so many days in a row' }),
    of: field('The field that is added up, or whose values are told apart', 'amount'),
  })
  .meta({ examples: [{ count: 10 }] });

const step = z
  .strictObject({
    title: bothLanguages(64, { es: 'Mira tu perfil', en: 'Look at your profile' }),
    trigger: triggerSchema.meta({ description: 'What counts for this step' }),
    count: whole(1, 1000, 1)
      .default(1)
      .meta({ examples: [3], description: 'How many events; 1 when left out' }),
  })
  .meta({
    examples: [
      {
        title: { es: 'Mira tu perfil', en: 'Look at your profile' },
        trigger: { event: 'gateway.command-used', where: { command: 'perfil' } },
      },
    ],
  });

/** What is done one after the other: only the first step that is not done counts. */
export const stepsSchema = z
  .array(step)
  .min(2)
  .max(10)
  .meta({ description: 'Instead of `trigger` and `target`: what is done one after the other' });
