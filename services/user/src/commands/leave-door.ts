import { LeaveDoor } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { removal } from '../door-review.ts';
import { factsOf } from '../facts.ts';
import { judged, membershipId } from '../rules/membership.ts';
import { memberships } from '../tables/memberships.ts';

export const leaveDoor = command(LeaveDoor, {
  store: 'sql',
  reads: ({ data: { userId, chatId } }) => ({
    ...factsOf(userId),
    before: memberships.ref(membershipId(chatId, userId)),
  }),
  decide: (
    { data: { runId } },
    { before, ...facts },
    { now, resources: { definitions } }: DecisionContext<Resources>,
  ) => {
    if (!before || before.removedBy !== null) return accept({});
    const after = judged(before, facts, definitions, now);
    if (after.leaveAt === null) return accept({}, after === before ? {} : { save: [memberships.put(after)] });
    return accept({}, removal(after, runId, now));
  },
});
