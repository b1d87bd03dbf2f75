import { HoldPlaced } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellHold = telling(HoldPlaced, ({ hold, reason, amount, balance, until }) => ({
  own: [
    {
      text: 'news-hold-placed',
      about: `hold:${hold}`,
      values: { amount, balance, reason: { reasons: [reason] }, until: { moment: until } },
    },
  ],
}));
