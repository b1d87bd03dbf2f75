import { ReferralRewarded } from '@yabot/contracts';
import type { Mention } from '../rules/mentions.ts';
import { telling } from '../sending/telling.ts';

const comes = (besitos: number): Pick<Mention, 'awaits'> => (besitos > 0 ? { awaits: true } : {});

/** The besitos of both are told where they come. */
export const tellReferral = telling(ReferralRewarded, ({ userId, inviterBesitos, inviteeBesitos }) => ({
  own: [
    {
      text: 'news-referral-active',
      about: 'referral-active',
      values: {},
      sums: { count: 1 },
      ...comes(inviterBesitos),
    },
  ],
  others: [
    {
      userId,
      mention: { text: 'news-referral-arrived', about: 'referral', values: {}, ...comes(inviteeBesitos) },
    },
  ],
}));
