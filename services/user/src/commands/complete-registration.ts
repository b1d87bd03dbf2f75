import { CompleteRegistration } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { profiles } from '../tables/profiles.ts';

export const completeRegistration = command(CompleteRegistration, {
  store: 'sql',
  reads: ({ data }) => ({ profile: profiles.ref(data.userId) }),
  decide: (_, { profile }) => {
    if (!profile || profile.complete) return accept({});
    return accept({}, { save: [profiles.put({ ...profile, complete: true })] });
  },
});
