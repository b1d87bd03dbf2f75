import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { besitosReason, instant, localDay, localizedText, userId } from '../values/index.ts';
import { SAMPLE_OTHER_USER } from '../values/samples.ts';

/** A value of a text that is put into words for whoever reads it. */
const mentionValue = z.union([
  z.string(),
  z.number(),
  localizedText,
  z.object({ moment: instant }),
  z.object({ date: instant }),
  z.object({ day: localDay }),
  z.object({ reasons: z.array(besitosReason) }),
  /** Whose first name it is: put in right before it is sent. */
  z.object({ person: userId }),
]);

/** Something somebody is told besides what they earned; its words come from the locales when it is told. */
export const mention = z.object({
  /** The id of its text. */
  text: z.string(),
  /** What it is about: a newer one about the same takes the place of the older. */
  about: z.string().max(300),
  values: z.record(z.string(), mentionValue),
  /** Values that add up while it is not told. */
  sums: z.record(z.string(), z.number()).optional(),
  /** Told also to who does not want to know what they earn. */
  always: z.literal(true).optional(),
  /** Besitos or something else that belongs to it is on its way. */
  awaits: z.literal(true).optional(),
  /** A button that shows a screen: the id of its label, and the screen. */
  button: z.object({ label: z.string(), show: z.string() }).optional(),
});

/** Tells somebody something that happened to somebody else, or to all. */
export const TellPerson = defineCommand({
  owner: 'gateway',
  name: 'tell-person',
  summary: 'Tells somebody something in their next notice',
  internal: true,
  data: z.object({ userId, mention }),
  entity: (data) => data.userId,
  result: z.object({ told: z.boolean() }),
  sample: {
    userId: SAMPLE_OTHER_USER,
    mention: { text: 'news-referral-came', about: 'referral-came', values: {}, sums: { count: 1 } },
  },
  sampleResult: { told: true },
});

/** @see mention */
export type Mention = z.infer<typeof mention>;
/** @see mentionValue */
export type MentionValue = z.infer<typeof mentionValue>;
