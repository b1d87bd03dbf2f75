import { ResendMessage } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { outgoing } from '../tables/outgoing.ts';

export const resendMessage = command(ResendMessage, {
  reads: ({ data }) => ({ row: outgoing.ref(data.id) }),
  decide: (_, { row }, { now }) => {
    if (row?.state !== 'refused') return accept({ found: false });
    const again = {
      ...row,
      state: 'waiting' as const,
      reason: null,
      revision: row.revision + 1,
      at: now.toISOString(),
    };
    return accept({ found: true }, { save: [outgoing.put(again)] });
  },
});
