import { ChangePreferences, PreferencesChanged, userUnknown } from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { states } from '../collections/states.ts';
import { preferencesOf, withPreferences } from '../rules/state.ts';

export const changePreferences = command(ChangePreferences, {
  store: 'documents',
  reads: ({ data }) => ({ state: states.ref(data.userId) }),
  decide: ({ data }, { state }) => {
    if (!state?.registered) return refuse(userUnknown);
    const changed = withPreferences(state, data);
    const preferences = preferencesOf(changed);
    if (changed === state) return accept(preferences);
    const { userId } = data;
    return accept(preferences, {
      save: [states.put(changed)],
      emit: [PreferencesChanged.of({ userId, ...preferences })],
    });
  },
});
