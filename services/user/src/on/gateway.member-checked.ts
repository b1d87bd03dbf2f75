import { MemberChecked } from '@yabot/contracts';
import { type DecisionContext, on } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { factsOf } from '../facts.ts';
import { memberSeen } from '../member-seen.ts';
import { membershipId } from '../rules/membership.ts';
import { memberships } from '../tables/memberships.ts';

export const memberChecked = on(MemberChecked, {
  store: 'sql',
  reads: ({ data: { userId, chatId } }) => ({
    ...factsOf(userId),
    before: memberships.ref(membershipId(chatId, userId)),
  }),
  decide: ({ data }, { before, ...facts }, { now, resources }: DecisionContext<Resources>) =>
    memberSeen(before, data, facts, { definitions: resources.definitions, now }),
});
