import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { cause, instant, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { causeUsed } from './subscription-refusals.ts';
import { subscriptionDays } from './subscription-values.ts';

const UNTIL = '2026-12-21T12:00:00.000Z';
const ends = z.object({ until: instant });

/** Gives a user VIP days, once per cause: the subscription they have becomes longer, or one without a plan starts. */
export const GrantVipDays = defineCommand({
  owner: 'user',
  name: 'grant-vip-days',
  summary: 'Gives a user VIP days, once per cause',
  data: z.object({ userId, days: subscriptionDays, cause }),
  entity: (data) => data.userId,
  result: ends,
  refusals: [causeUsed],
  sample: { userId: SAMPLE_USER, days: 3, cause: `mission:ten-reactions:1:${SAMPLE_USER}` },
  sampleResult: { until: UNTIL },
});
