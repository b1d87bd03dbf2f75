import { z } from 'zod';
import { countableEvents, EVENT_CATALOGUE } from '../events/catalogue.ts';
import { isEmojiPath, normaliseEmoji } from './emoji.ts';
import { triggerKeywords } from './trigger-keywords.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A value a field of an event is compared with. */
export type Scalar = z.infer<typeof scalar>;

/** The events a trigger can wait for. */
export const EVENT_NAMES: readonly string[] = countableEvents(EVENT_CATALOGUE);

/** An event a trigger can wait for; whether it exists is checked with the rest of the trigger. */
export const eventName = z
  .string()
  .min(1)
  .meta({ enum: [...EVENT_NAMES], examples: ['gateway.reaction-added'] });

/** Which values the fields of an event must have; that it has such fields is checked apart. */
export const whereSchema = z
  .record(z.string().min(1), z.union([...scalar.options, z.array(scalar).min(1)]))
  .overwrite(withPlainEmoji)
  .meta({
    examples: [{ emoji: '❤' }],
    description:
      'Which values the fields of the event must have: one value, or a list of which one must match',
  });

/** What a mission or achievement counts: an event, and which of its fields must have which values. */
export const triggerSchema = z
  .strictObject({
    event: eventName.meta({ description: 'The event to count, `<owner>.<name>`' }),
    where: whereSchema.optional(),
  })
  .meta({ examples: [{ event: 'gateway.reaction-added', where: { emoji: '❤' } }], ...triggerKeywords() });

/** What a mission or achievement counts. */
export type Trigger = z.infer<typeof triggerSchema>;

function withPlainEmoji(where: Record<string, Scalar | Scalar[]>): Record<string, Scalar | Scalar[]> {
  const entries = Object.entries(where).map(([path, value]) => [
    path,
    isEmojiPath(path) ? plain(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function plain(value: Scalar | Scalar[]): Scalar | Scalar[] {
  if (Array.isArray(value)) return value.map((item) => plain(item) as Scalar);
  return typeof value === 'string' ? normaliseEmoji(value) : value;
}
