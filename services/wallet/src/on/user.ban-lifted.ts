import { BanLifted } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { holders } from '../tables/holders.ts';

export const banLifted = on(BanLifted, {
  reads: ({ data }) => ({ known: holders.ref(data.userId) }),
  decide: (_, { known }) =>
    known ? { save: [holders.put({ ...known, banned: false, bannedUntil: null })] } : {},
});
