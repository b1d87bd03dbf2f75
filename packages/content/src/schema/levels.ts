import { z } from 'zod';
import { bothLanguages, whole } from './values.ts';

const level = z
  .strictObject({
    title: bothLanguages(64, { es: 'De visita', en: 'Visitor' }),
    xp: whole(0, 100_000_000, 100).meta({ description: 'The experience points it starts at' }),
    besitos: whole(1, 10_000, 20)
      .optional()
      .meta({ examples: [20], description: 'The besitos that reaching it pays' }),
  })
  .meta({ examples: [{ title: { es: 'De visita', en: 'Visitor' }, xp: 0 }] });

/** The levels alone; that they rise is checked apart. */
export const levelListSchema = z.array(level).min(1);

/** The shape of `levels.yaml`. */
export const levelsSchema = z.strictObject({
  levels: levelListSchema.meta({
    examples: [[{ title: { es: 'De visita', en: 'Visitor' }, xp: 0 }]],
    description: 'From the lowest, which starts at 0, to the highest',
  }),
});

/** A rank from experience points; its number is its place in the list, from 1. */
export type Level = z.infer<typeof level>;
