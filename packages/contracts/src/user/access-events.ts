import { z } from 'zod';
import { defineEvent } from '../definitions/event.ts';
import { contentId, instant, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';

const SAMPLE_ADMIN = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6e';
const decided = z.object({ userId, resource: contentId, until: instant.nullable(), by: userId });
const SAMPLE = { userId: SAMPLE_USER, resource: 'balcony', until: null, by: SAMPLE_ADMIN };

/** What a user may do has changed: whoever keeps a decision about them asks again. */
export const AccessChanged = defineEvent({
  owner: 'user',
  name: 'access-changed',
  summary: 'What a user may do has changed',
  data: z.object({ userId }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER },
});

/** What resources need has changed: whoever keeps decisions asks again. */
export const AccessRulesChanged = defineEvent({
  owner: 'user',
  name: 'access-rules-changed',
  summary: 'What resources need, or which plans there are, has changed',
  data: z.object({ version: z.string() }),
  entity: () => 'access-rules',
  sample: { version: '5f1c0d3a' },
});

/** A user may use a resource whatever it needs, until a moment or for good. */
export const AccessGranted = defineEvent({
  owner: 'user',
  name: 'access-granted',
  summary: 'A user may use a resource whatever it needs',
  data: decided,
  entity: (data) => data.userId,
  sample: SAMPLE,
});

/** A user may not use a resource whatever they have, until a moment or for good. */
export const AccessRevoked = defineEvent({
  owner: 'user',
  name: 'access-revoked',
  summary: 'A user may not use a resource whatever they have',
  data: decided,
  entity: (data) => data.userId,
  sample: SAMPLE,
});
