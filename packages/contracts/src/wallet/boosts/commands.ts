import { z } from 'zod';
import { defineCommand } from '../../definitions/command.ts';
import { endInPast } from '../../user/refusals.ts';
import { besitosReason, cause, instant, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import { boostUnknown, causeTaken, tooManyBoosts } from '../refusals.ts';
import { EVERYONE } from '../values.ts';

const SAMPLE_BOOST = `item:double-hour:3:${SAMPLE_USER}`;
const SAMPLE_END = '2026-12-01T00:00:00.000Z';

/** Multiplies what a user, or everybody, is credited for some reasons, until a moment. */
export const GrantBoost = defineCommand({
  owner: 'wallet',
  name: 'grant-boost',
  summary: 'Multiplies what a user, or everybody, is credited for some reasons, until a moment',
  data: z.object({
    /** Null for everybody. */
    userId: userId.nullable(),
    factor: z.int().min(2).max(10),
    /** Only what is credited for these: what is paid back must not be multiplied. */
    reasons: z.array(besitosReason).min(1).max(20),
    until: instant,
    /** Why: unique among the boosts that run, and the name of this one. */
    cause,
  }),
  entity: (data) => data.userId ?? EVERYONE,
  result: z.object({ until: instant }),
  refusals: [endInPast, causeTaken, tooManyBoosts],
  sample: { userId: SAMPLE_USER, factor: 2, reasons: ['reaction'], until: SAMPLE_END, cause: SAMPLE_BOOST },
  sampleResult: { until: SAMPLE_END },
});

/** Due when a boost ends. */
export const EndBoost = defineCommand({
  owner: 'wallet',
  name: 'end-boost',
  summary: 'Ends a boost that is over',
  internal: true,
  scheduled: true,
  data: z.object({ userId: userId.nullable(), cause }),
  entity: (data) => data.userId ?? EVERYONE,
  result: z.object({ ended: z.boolean() }),
  sample: { userId: SAMPLE_USER, cause: SAMPLE_BOOST },
  sampleResult: { ended: true },
});

/** Sweep: ends the boosts that are over and whose schedule was missed. */
export const EndDueBoosts = defineCommand({
  owner: 'wallet',
  name: 'end-due-boosts',
  summary: 'Has the boosts ended that are over and whose schedule was missed',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'boosts',
  result: z.object({ due: z.int().nonnegative() }),
  sample: { at: '2026-12-01T00:01:00.000Z' },
  sampleResult: { due: 0 },
});

/** Ends a boost before its time. */
export const CancelBoost = defineCommand({
  owner: 'wallet',
  name: 'cancel-boost',
  summary: 'Ends a boost before its time',
  /** Null for one of everybody. */
  data: z.object({ userId: userId.nullable(), cause }),
  entity: (data) => data.userId ?? EVERYONE,
  result: z.object({}),
  refusals: [boostUnknown],
  sample: { userId: SAMPLE_USER, cause: SAMPLE_BOOST },
  sampleResult: {},
});
