import { z } from 'zod';
import { defineEvent } from '../../definitions/event.ts';
import { besitosReason, cause, instant, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import { EVERYONE } from '../values.ts';

/** Null is everybody. */
const boost = z.object({
  userId: userId.nullable(),
  cause,
  factor: z.int().min(2),
  reasons: z.array(besitosReason),
  until: instant,
});
const SAMPLE = {
  userId: SAMPLE_USER,
  cause: `item:double-hour:3:${SAMPLE_USER}`,
  factor: 2,
  reasons: ['reaction'],
  until: '2026-12-01T00:00:00.000Z',
};

/** From now on more is credited to a user, or to everybody. */
export const BoostStarted = defineEvent({
  owner: 'wallet',
  name: 'boost-started',
  summary: 'From now on more is credited to a user, or to everybody',
  data: boost,
  entity: (data) => data.userId ?? EVERYONE,
  sample: SAMPLE,
});

/** A boost is over. */
export const BoostEnded = defineEvent({
  owner: 'wallet',
  name: 'boost-ended',
  summary: 'A boost is over',
  data: boost,
  entity: (data) => data.userId ?? EVERYONE,
  sample: SAMPLE,
});
