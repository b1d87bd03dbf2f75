import { z } from 'zod';
import { bothLanguages, id, whole } from './values.ts';

/** Telegram takes no longer title of an invoice. */
const INVOICE_TITLE = 32;

const SAMPLE_PLAN = {
  id: 'vip-month',
  title: { es: 'Un mes de balcón', en: 'A month of balcony' },
  description: { es: 'Treinta días en la zona VIP', en: 'Thirty days in the VIP part' },
  days: 30,
  price: { stars: 250 },
};

const plan = z
  .strictObject({
    id: id('vip-month'),
    title: bothLanguages(INVOICE_TITLE, { es: 'Un mes de balcón', en: 'A month of balcony' }),
    description: bothLanguages(200, {
      es: 'Treinta días en la zona VIP de la casa',
      en: 'Thirty days in the VIP part of the house',
    }),
    days: whole(1, 3660, 30).meta({ description: 'How long a period is, in days of 24 hours' }),
    price: z
      .strictObject({
        stars: whole(1, 10_000, 250).optional().meta({ description: 'In Telegram Stars' }),
        besitos: whole(1, 1_000_000_000, 3000).optional().meta({ description: 'In besitos' }),
      })
      .default({})
      .meta({
        examples: [{ stars: 250, besitos: 3000 }],
        description: 'In which money it is sold; without any it is only given',
      }),
    trialDays: whole(1, 90, 3).optional().meta({ description: 'A trial, once per follower' }),
    graceDays: whole(1, 60, 2)
      .optional()
      .meta({ description: 'How long after its end access stays, in case it is renewed' }),
    opens: z
      .array(id('balcony'))
      .min(1)
      .optional()
      .meta({
        examples: [['balcony']],
        description: 'The resources of access.yaml that it opens; all that need VIP when left out',
      }),
  })
  .meta({ examples: [SAMPLE_PLAN] });

/** The plans alone; what they name is checked apart. */
export const planListSchema = z.array(plan).min(1);

/** The shape of `plans.yaml`. */
export const plansSchema = z.strictObject({
  plans: planListSchema.meta({
    examples: [[SAMPLE_PLAN]],
    description: 'In the order in which they are offered',
  }),
  reminders: z
    .array(whole(1, 60, 3))
    .default([])
    .meta({ examples: [[3, 1]], description: 'How many days before the end a follower is reminded' }),
});

/** What is sold: so many days of VIP. */
export type Plan = z.infer<typeof plan>;
/** All plans, and when followers are reminded of an end. */
export type Plans = z.infer<typeof plansSchema>;
