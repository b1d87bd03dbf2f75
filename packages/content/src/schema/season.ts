import { z } from 'zod';
import { bothLanguages, day, id } from './values.ts';

/** The shape of `seasons/<id>.yaml`. */
export const seasonSchema = z.strictObject({
  id: id('winter-2026').meta({ description: 'The name of the file, without .yaml' }),
  title: bothLanguages(64, { es: 'Invierno en la casa', en: 'Winter in the house' }),
  from: day.meta({
    examples: ['2026-12-01'],
    description: 'Its first day, in the time zone of the community',
  }),
  until: day.meta({
    examples: ['2027-02-28'],
    description: 'Its last day, in the time zone of the community',
  }),
});

/** A time with a leaderboard of its own, which is archived when it ends. */
export type Season = z.infer<typeof seasonSchema>;
