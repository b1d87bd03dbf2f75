import { ReferralSuspected, TellPerson } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import type { Mention } from '../rules/mentions.ts';
import { administrators } from '../tables/staff.ts';

const SUSPECTED: Mention = {
  text: 'news-referral-suspected',
  about: 'referral-suspected',
  values: {},
  sums: { count: 1 },
  always: true,
};

/** Those who decide about it are told how many there are; who invites is not, so that a ring learns nothing. */
export const tellSuspicion = on(ReferralSuspected, {
  reads: () => ({ staff: administrators() }),
  decide: ({ envelope: { id } }, { staff }) => ({
    send: staff.map(({ userId }) =>
      TellPerson.of({ userId, mention: { ...SUSPECTED } }, { key: `${id}:${userId}` }),
    ),
  }),
});
