import { z } from 'zod';
import { bothLanguages, id, whole } from './values.ts';

const PRIZE = {
  id: 'little-kiss',
  title: { es: 'Un besito en la mejilla', en: 'A kiss on the cheek' },
  besitos: 10,
  weight: 40,
};

const prize = z
  .strictObject({
    id: id('little-kiss'),
    title: bothLanguages(64, PRIZE.title),
    besitos: whole(1, 10_000, 10).meta({ description: 'What it pays' }),
    weight: whole(1, 1_000_000, 40).meta({
      description: 'How often it comes out: its part of the weights of all',
    }),
  })
  .meta({ examples: [PRIZE] });

const bonus = z
  .strictObject({
    days: whole(2, 10_000, 3).meta({ description: 'From so many gifts on days in a row on' }),
    besitos: whole(1, 10_000, 5).meta({ description: 'What each gift pays besides' }),
  })
  .meta({ examples: [{ days: 3, besitos: 5 }] });

/** The shape of `gift.yaml`. */
export const giftSchema = z.strictObject({
  prizes: z
    .array(prize)
    .min(1)
    .max(50)
    .meta({
      examples: [[PRIZE]],
      description: 'What can be drawn; the order matters to who checks a draw',
    }),
  streak: z
    .array(bonus)
    .max(50)
    .default([])
    .meta({
      examples: [[{ days: 3, besitos: 5 }]],
      description: 'What coming back day after day pays besides, from the shortest row to the longest',
    }),
});

/** The daily gift: what can be drawn, and what coming back pays. */
export type GiftTable = z.infer<typeof giftSchema>;
