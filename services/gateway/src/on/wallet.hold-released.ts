import { HoldReleased } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellRelease = telling(HoldReleased, ({ hold, reason, amount, balance, expired }) => ({
  own: [
    {
      text: expired ? 'news-hold-expired' : 'news-hold-released',
      about: `hold:${hold}`,
      values: { amount, balance, reason: { reasons: [reason] } },
    },
  ],
}));
