import { ChatOpened, StateChanged } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { states } from '../collections/states.ts';
import { opened } from '../rules/state.ts';

export const chatOpened = on(ChatOpened, {
  store: 'documents',
  reads: ({ data }) => ({ before: states.ref(data.userId) }),
  decide: ({ data: { userId }, envelope }, { before }) => {
    const { state, tell } = opened(before, userId, envelope.time);
    const { reachable, lastActiveAt } = state;
    return {
      save: state === before ? [] : [states.put(state)],
      emit: tell ? [StateChanged.of({ userId, reachable, lastActiveAt })] : [],
    };
  },
});
