import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import { contentId, dayStart, instant, language, role, timeZone, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { userUnknown } from './refusals.ts';
import { roleEnds } from './role-ends.ts';

/** Everything menus and stories need to know of a user, in one call. */
export const Context = defineQuery({
  owner: 'user',
  name: 'context',
  summary: 'Everything menus and stories need to know of a user, in one call',
  data: z.object({ userId }),
  result: z.object({
    userId,
    firstName: z.string(),
    registeredAt: instant,
    roles: z.array(role),
    roleEnds,
    /** From experience points, as far as it is known here; 1 at first. */
    level: z.int().positive().optional(),
    ban: z.object({ until: instant.nullable(), reason: z.string() }).nullable(),
    /** Absent for somebody without VIP; `planId` is null where it was given without a plan. */
    vip: z.object({ planId: contentId.nullable(), until: instant }).optional(),
    /** Null while the state is not there yet, or its database is away. */
    state: z
      .object({
        language,
        timeZone,
        notices: z.boolean(),
        dayStart: dayStart.nullable().optional(),
        reachable: z.boolean(),
        lastActiveAt: instant,
      })
      .nullable(),
  }),
  refusals: [userUnknown],
  sample: { userId: SAMPLE_USER },
  sampleResult: {
    userId: SAMPLE_USER,
    firstName: 'Ana',
    registeredAt: '2026-11-01T10:00:00.000Z',
    roles: ['follower'],
    level: 1,
    ban: null,
    state: {
      language: 'es',
      timeZone: 'Europe/Madrid',
      notices: true,
      reachable: true,
      lastActiveAt: '2026-11-21T12:00:00.000Z',
    },
  },
});
