import { UserBanned } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { newHolder } from '../rules/transfer.ts';
import { holders } from '../tables/holders.ts';

/** Who is banned sends and receives nothing; what they earn and spend is for others to say. */
export const userBanned = on(UserBanned, {
  reads: ({ data }) => ({ known: holders.ref(data.userId) }),
  decide: ({ data, envelope }, { known }) => {
    const holder = known ?? newHolder(data.userId, new Date(envelope.time).toISOString());
    const bannedUntil = data.until === null ? null : new Date(data.until).toISOString();
    return { save: [holders.put({ ...holder, banned: true, bannedUntil })] };
  },
});
