import { ForgetState } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { states } from '../collections/states.ts';

export const forgetState = command(ForgetState, {
  store: 'documents',
  decide: ({ data: { userId } }) => accept({}, { save: [states.remove(userId)] }),
});
