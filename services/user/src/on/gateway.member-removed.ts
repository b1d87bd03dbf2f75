import { MemberRemoved } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { membershipId, seen } from '../rules/membership.ts';
import { memberships } from '../tables/memberships.ts';

export const memberRemoved = on(MemberRemoved, {
  store: 'sql',
  reads: ({ data: { userId, chatId } }) => ({ before: memberships.ref(membershipId(chatId, userId)) }),
  decide: ({ data }, { before }, { now }) => {
    if (!before) return {};
    return { save: [memberships.put(seen(before, { ...data, status: 'left' }, now))] };
  },
});
