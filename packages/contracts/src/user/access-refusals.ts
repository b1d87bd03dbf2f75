import { z } from 'zod';
import { defineRefusal } from '../definitions/refusal.ts';
import { missingCondition } from './access-values.ts';

/** The content has no such resource. */
export const resourceUnknown = defineRefusal({
  code: 'resource-unknown',
  status: 404,
  summary: 'The content has no such resource',
});
/** The user does not meet what the resource needs. */
export const accessDenied = defineRefusal({
  code: 'access-denied',
  status: 403,
  summary: 'The user does not meet what the resource needs',
  details: z.object({ missing: z.array(missingCondition) }),
});
/** The resource has no channel or group behind it. */
export const noDoor = defineRefusal({
  code: 'no-door',
  status: 409,
  summary: 'There is no channel or group behind the resource',
});
