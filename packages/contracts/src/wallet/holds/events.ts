import { z } from 'zod';
import { defineEvent } from '../../definitions/event.ts';
import { besitos, besitosAmount, besitosReason, cause, instant, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';

/** What is told of a hold: its cause, and what the user has and has set aside after it. */
const hold = z.object({ userId, hold: cause, reason: besitosReason, balance: besitos, held: besitos });
const SAMPLE = { userId: SAMPLE_USER, hold: `bid:auction-7:${SAMPLE_USER}`, reason: 'auction' };

/** Besitos of a user were set aside. */
export const HoldPlaced = defineEvent({
  owner: 'wallet',
  name: 'hold-placed',
  summary: 'Besitos of a user were set aside',
  data: hold.extend({ amount: besitosAmount, until: instant }),
  entity: (data) => data.userId,
  sample: { ...SAMPLE, amount: 30, balance: 90, held: 30, until: '2026-12-01T00:00:00.000Z' },
});

/** Besitos that were set aside were taken, and the rest given back; what was taken is told as besitos-spent too. */
export const HoldCaptured = defineEvent({
  owner: 'wallet',
  name: 'hold-captured',
  summary: 'Besitos that were set aside were taken, and the rest given back',
  data: hold.extend({ captured: besitosAmount, released: besitos }),
  entity: (data) => data.userId,
  sample: { ...SAMPLE, captured: 20, released: 10, balance: 100, held: 0 },
});

/** Besitos that were set aside were given back, because somebody said so or because the end came. */
export const HoldReleased = defineEvent({
  owner: 'wallet',
  name: 'hold-released',
  summary: 'Besitos that were set aside were given back',
  data: hold.extend({ amount: besitosAmount, expired: z.boolean() }),
  entity: (data) => data.userId,
  sample: { ...SAMPLE, amount: 30, balance: 120, held: 0, expired: false },
});
