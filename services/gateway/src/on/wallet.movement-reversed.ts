import { MovementReversed } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellReversal = telling(MovementReversed, ({ reason, direction, amount, missing, balance }) => ({
  own: [
    {
      text: `news-reversed-${direction}`,
      about: `reversed:${direction}:${reason}`,
      values: { balance, reason: { reasons: [reason] } },
      sums: { amount, missing },
      always: true,
    },
  ],
}));
