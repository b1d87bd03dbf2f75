import { ForgetPerson } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { forgotten, tracesOf } from '../forgetting.ts';

export const forgetPerson = command(ForgetPerson, {
  first: true,
  reads: ({ data }) => tracesOf(data.userId),
  decide: ({ data }, traces) => accept({}, forgotten(data.userId, traces)),
});
