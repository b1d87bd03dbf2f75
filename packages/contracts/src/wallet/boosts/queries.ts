import { z } from 'zod';
import { defineQuery } from '../../definitions/query.ts';
import { besitosReason, cause, instant, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';

/** The boosts that run, of everybody and of each user. */
export const Boosts = defineQuery({
  owner: 'wallet',
  name: 'boosts',
  summary: 'The boosts that run, of everybody and of each user',
  data: z.object({}),
  result: z.object({
    boosts: z.array(
      z.object({
        /** Null is everybody. */
        userId: userId.nullable(),
        factor: z.int(),
        reasons: z.array(besitosReason),
        until: instant,
        /** By which it is ended. */
        cause,
      }),
    ),
  }),
  sample: {},
  sampleResult: {
    boosts: [
      {
        userId: null,
        factor: 2,
        reasons: ['reaction'],
        until: '2026-12-01T00:00:00.000Z',
        cause: `item:double-hour:3:${SAMPLE_USER}`,
      },
    ],
  },
});
