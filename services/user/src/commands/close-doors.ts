import { CloseDoors, LeaveDoor } from '@yabot/contracts';
import { accept, command, type DecisionContext } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { countedSince, passage } from '../expiry.ts';
import { isAhead } from '../rules/ahead.ts';
import { gates } from '../tables/gates.ts';
import { insideCounts, membershipsRemovedAfter, membershipsToEnd } from '../tables/memberships.ts';

export const closeDoors = command(CloseDoors, {
  store: 'sql',
  reads: ({ data: { at } }) => ({
    due: membershipsToEnd(at),
    removed: membershipsRemovedAfter(countedSince(at)),
    inside: insideCounts(),
    gate: gates.ref('doors'),
  }),
  decide: (
    { data: { at } },
    { due, removed, inside, gate },
    { now, newId, resources }: DecisionContext<Resources>,
  ) => {
    if (isAhead(at, now)) return accept({ due: 0, stopped: false });
    const runId = newId();
    const losses = {
      due: due.flatMap(({ leaveAt }) => leaveAt ?? []),
      recent: removed.flatMap(({ removedAt }) => removedAt ?? []),
      inside: inside.reduce((sum, counted) => sum + (counted?.users ?? 0), 0),
    };
    const { removals } = resources.definitions;
    const { passes, save, emit } = passage('doors', gate, losses, { removals, at, runId });
    const send = passes
      ? due.map(({ membershipId, userId, chatId }) =>
          LeaveDoor.of({ userId, chatId, runId }, { key: `${runId}:${membershipId}` }),
        )
      : [];
    return accept({ due: due.length, stopped: !passes }, { save, emit, send });
  },
});
