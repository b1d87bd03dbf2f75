import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import { userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';

/** The first names of several users, for what many of them are shown on together; who is not known is left out. */
export const NamesOf = defineQuery({
  owner: 'user',
  name: 'names-of',
  summary: 'The first names of several users; who is not known is left out',
  data: z.object({ userIds: z.array(userId).min(1).max(50) }),
  result: z.object({ names: z.array(z.object({ userId, firstName: z.string() })) }),
  sample: { userIds: [SAMPLE_USER] },
  sampleResult: { names: [{ userId: SAMPLE_USER, firstName: 'Ana' }] },
});
