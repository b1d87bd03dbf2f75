import { ReferralAccepted } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellInvitation = telling(ReferralAccepted, ({ inviterId }) => ({
  own: [{ text: 'news-referral-welcome', about: 'referral', values: {} }],
  others: [
    {
      userId: inviterId,
      mention: {
        text: 'news-referral-came',
        about: 'referral-came',
        values: {},
        sums: { count: 1 },
        button: { label: 'menu-invitar', show: 'invitar' },
      },
    },
  ],
}));
