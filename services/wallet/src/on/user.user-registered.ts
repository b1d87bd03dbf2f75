import { UserRegistered } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { newHolder } from '../rules/transfer.ts';
import { holders } from '../tables/holders.ts';

/** From now on besitos can be sent to them, though they have no account yet. */
export const userRegistered = on(UserRegistered, {
  reads: ({ data }) => ({ known: holders.ref(data.userId) }),
  decide: ({ data, envelope }, { known }) =>
    known ? {} : { save: [holders.put(newHolder(data.userId, new Date(envelope.time).toISOString()))] },
});
