import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { defineAdopting } from '../values/content-files.ts';
import { contentId, instant, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { resourceUnknown } from './access-refusals.ts';
import { endInPast, notAllowed, userUnknown } from './refusals.ts';

const SAMPLE_ADMIN = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6e';
const UNTIL = '2026-12-01T00:00:00.000Z';
const done = z.object({});
const refusals = [userUnknown, notAllowed, resourceUnknown, endInPast] as const;
/** For good when `until` is null. */
const decision = z.object({ userId, resource: contentId, until: instant.nullable(), by: userId });

/** Lets a user use a resource whatever it needs. Only an owner or administrator may. */
export const GrantAccess = defineCommand({
  owner: 'user',
  name: 'grant-access',
  summary: 'Lets a user use a resource whatever it needs, until a moment or for good',
  data: decision,
  entity: (data) => data.userId,
  result: done,
  refusals,
  sample: { userId: SAMPLE_USER, resource: 'balcony', until: UNTIL, by: SAMPLE_ADMIN },
  sampleResult: {},
});

/** Keeps a user from a resource whatever they have. Only an owner or administrator may. */
export const RevokeAccess = defineCommand({
  owner: 'user',
  name: 'revoke-access',
  summary: 'Keeps a user from a resource whatever they have, until a moment or for good',
  data: decision,
  entity: (data) => data.userId,
  result: done,
  refusals,
  sample: { userId: SAMPLE_USER, resource: 'balcony', until: UNTIL, by: SAMPLE_ADMIN },
  sampleResult: {},
});

/** Lets what the resource needs decide again. Only an owner or administrator may. */
export const ResetAccess = defineCommand({
  owner: 'user',
  name: 'reset-access',
  summary: 'Lets what a resource needs decide again for a user, without grant or revocation',
  data: decision.omit({ until: true }),
  entity: (data) => data.userId,
  result: done,
  refusals: [userUnknown, notAllowed],
  sample: { userId: SAMPLE_USER, resource: 'balcony', by: SAMPLE_ADMIN },
  sampleResult: {},
});

/** Due when a grant or revocation ends; does nothing when it was changed since. */
export const EndAccess = defineCommand({
  owner: 'user',
  name: 'end-access',
  summary: 'Ends the grants and revocations of a user that are over',
  internal: true,
  scheduled: true,
  data: z.object({ userId, until: instant }),
  entity: (data) => data.userId,
  result: done,
  sample: { userId: SAMPLE_USER, until: UNTIL },
  sampleResult: {},
});

/** Sweep: ends the grants and revocations that are over and whose schedule was missed. */
export const EndDueAccess = defineCommand({
  owner: 'user',
  name: 'end-due-access',
  summary: 'Ends the grants and revocations that are over and whose schedule was missed',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'access',
  result: z.object({ due: z.int().nonnegative() }),
  sample: { at: UNTIL },
  sampleResult: { due: 0 },
});

/** Keeps content the checker accepted, and tells that what resources need may have changed. */
export const AdoptUserContent = defineAdopting('user');
