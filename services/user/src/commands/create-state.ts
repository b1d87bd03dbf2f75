import { CompleteRegistration, CreateState, StateChanged, UserRegistered } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { states } from '../collections/states.ts';
import { registeredState } from '../rules/state.ts';

export const createState = command(CreateState, {
  store: 'documents',
  reads: ({ data }) => ({ seen: states.ref(data.userId) }),
  decide: ({ data }, { seen }, { now, newId }) => {
    const { userId, language, timeZone } = data;
    const complete = CompleteRegistration.of({ userId }, { key: newId() });
    if (seen?.registered) return accept({}, { send: [complete] });
    const state = registeredState(seen, data, now);
    const { reachable, lastActiveAt } = state;
    return accept(
      {},
      {
        save: [states.put(state)],
        emit: [
          UserRegistered.of({ userId, language, timeZone }),
          ...(seen ? [StateChanged.of({ userId, reachable, lastActiveAt })] : []),
        ],
        send: [complete],
      },
    );
  },
});
