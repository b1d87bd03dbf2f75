import { z } from 'zod';
import { defineEvent } from '../definitions/event.ts';
import { userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';

/** What a user may do has changed: whoever keeps a decision about them asks again. */
export const AccessChanged = defineEvent({
  owner: 'user',
  name: 'access-changed',
  summary: 'What a user may do has changed',
  data: z.object({ userId }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER },
});
