import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import { contentId, instant, localizedText, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { AccessChanged, AccessRulesChanged } from './access-events.ts';
import { resourceUnknown } from './access-refusals.ts';
import { missingCondition } from './access-values.ts';
import { BanLifted, RolesChanged, UserBanned } from './events.ts';

const decision = z.object({
  allowed: z.boolean(),
  /** What is missing; empty when it is allowed. */
  missing: z.array(missingCondition),
});

/** Whether a user may use a resource, and what is missing. */
export const CheckAccess = defineQuery({
  owner: 'user',
  name: 'check-access',
  summary: 'Whether a user may use a resource, and what is missing',
  data: z.object({ userId, resource: contentId }),
  result: decision,
  refusals: [resourceUnknown],
  keeping: {
    entity: (data) => data.userId,
    droppedBy: [AccessChanged, RolesChanged, UserBanned, BanLifted],
    clearedBy: [AccessRulesChanged],
    forMs: 5_000,
  },
  sample: { userId: SAMPLE_USER, resource: 'balcony' },
  sampleResult: { allowed: false, missing: [{ condition: 'vip' }] },
});

/** Every resource, whether a user may use it, and whether they are behind its doors. */
export const AccessOf = defineQuery({
  owner: 'user',
  name: 'access-of',
  summary: 'Every resource, and whether a user may use it',
  data: z.object({ userId }),
  result: z.object({
    resources: z.array(
      decision.extend({
        resource: contentId,
        title: localizedText,
        /** How many channels and groups are behind it, and in how many of them the user is. */
        doors: z.int().nonnegative(),
        inside: z.int().nonnegative(),
        /** When this ends, as far as it is known now; null when no end is known, absent when it is not allowed. */
        until: instant.nullable().optional(),
      }),
    ),
  }),
  sample: { userId: SAMPLE_USER },
  sampleResult: {
    resources: [
      {
        resource: 'balcony',
        title: { es: 'El balcón VIP', en: 'The VIP balcony' },
        allowed: true,
        missing: [],
        doors: 1,
        inside: 0,
        until: '2026-12-23T12:00:00.000Z',
      },
    ],
  },
});
