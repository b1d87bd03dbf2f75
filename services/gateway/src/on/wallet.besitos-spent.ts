import { BesitosSpent } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

/** What was bought with them is on its way, and told with them. */
const BUYS: ReadonlySet<string> = new Set(['subscription', 'streak-repair']);

export const tellSpent = telling(BesitosSpent, ({ amount, balance, reason }) => ({
  own: [
    {
      text: 'news-spent',
      about: `spent:${reason}`,
      values: { balance, reason: { reasons: [reason] } },
      sums: { amount },
      ...(BUYS.has(reason) ? { awaits: true } : {}),
    },
  ],
}));
