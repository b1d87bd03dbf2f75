import { CommandUsed, StateChanged } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { states } from '../collections/states.ts';
import { active } from '../rules/state.ts';

export const commandUsed = on(CommandUsed, {
  store: 'documents',
  mayWait: true,
  reads: ({ data }) => ({ before: states.ref(data.userId) }),
  decide: ({ data: { userId }, envelope }, { before }) => {
    const { state, tell } = active(before, userId, envelope.time);
    const { reachable, lastActiveAt } = state;
    return {
      save: state === before ? [] : [states.put(state)],
      emit: tell ? [StateChanged.of({ userId, reachable, lastActiveAt })] : [],
    };
  },
});
