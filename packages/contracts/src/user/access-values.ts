import { z } from 'zod';
import { contentId, instant, role } from '../values/index.ts';

/** Something that is missing for a resource: what a user has to do, or wait for. */
export const missingCondition = z.discriminatedUnion('condition', [
  z.object({ condition: z.literal('vip') }),
  z.object({ condition: z.literal('level'), level: z.int().positive(), reached: z.int().positive() }),
  z.object({ condition: z.literal('role'), role }),
  z.object({ condition: z.literal('achievement'), achievementId: contentId }),
  /** Open from the first to the last day of the community; null where there is none. */
  z.object({ condition: z.literal('window'), from: z.iso.date().nullable(), until: z.iso.date().nullable() }),
  z.object({ condition: z.literal('ban'), until: instant.nullable() }),
  /** An administrator has taken it from this user, until a moment or for good. */
  z.object({ condition: z.literal('revoked'), until: instant.nullable() }),
]);

/** @see missingCondition */
export type MissingCondition = z.infer<typeof missingCondition>;
