import { BotBlocked, StateChanged } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { states } from '../collections/states.ts';
import { blocked } from '../rules/state.ts';

export const botBlocked = on(BotBlocked, {
  store: 'documents',
  reads: ({ data }) => ({ before: states.ref(data.userId) }),
  decide: ({ data: { userId } }, { before }) => {
    const after = blocked(before);
    if (!after) return {};
    const { reachable, lastActiveAt } = after.state;
    return {
      save: [states.put(after.state)],
      emit: after.tell ? [StateChanged.of({ userId, reachable, lastActiveAt })] : [],
    };
  },
});
