import { z } from 'zod';
import { contentId, instant, localDay, localizedText } from '../values/index.ts';

/**
 * A condition of a mission, whether it is met, and the values to tell it with: those a kind does not have are absent.
 *
 * | kind | told with |
 * | --- | --- |
 * | `not-banned` | `at`: when the ban ends |
 * | `first-day`, `last-day` | `day`: the first or last day; `today` |
 * | `requires-mission` | `id`, `title` |
 * | `requires-achievement` | `id`, `title`, `tier` |
 * | `requires-level` | `have`, `wanted` |
 * | `assigned` | `event`: what gives the mission, `first-event`, or `chain` with the `title` of the mission before |
 * | `times` | `have`, `wanted`: how often it was completed, and how often it can be |
 * | `rested` | `at`: when it can be done again |
 * | `window` | `at`: when counting starts anew; not met when it is done in this window |
 * | `step` | `title`, `event`, `have`, `wanted` |
 * | `count`, `sum`, `distinct`, `streak` | `event`, `have`, `wanted`; `field` of sum and distinct; `freezes` of a streak, and `day` when it broke |
 * | `claimed` | `day`: the last day on which the reward can be taken |
 */
export const missionCondition = z.object({
  kind: z.enum([
    'not-banned',
    'first-day',
    'last-day',
    'requires-mission',
    'requires-achievement',
    'requires-level',
    'assigned',
    'times',
    'rested',
    'window',
    'step',
    'count',
    'sum',
    'distinct',
    'streak',
    'claimed',
  ]),
  met: z.boolean(),
  have: z.int().nonnegative().optional(),
  wanted: z.int().nonnegative().optional(),
  id: contentId.optional(),
  title: localizedText.optional(),
  tier: z.string().optional(),
  event: z.string().optional(),
  field: z.string().optional(),
  freezes: z.int().nonnegative().optional(),
  day: localDay.optional(),
  today: localDay.optional(),
  at: instant.optional(),
});

/** @see missionCondition */
export type MissionCondition = z.infer<typeof missionCondition>;
