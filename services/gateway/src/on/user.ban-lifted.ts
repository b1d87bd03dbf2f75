import { BanLifted } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { accountOf, accounts } from '../tables/accounts.ts';

export const endBan = on(BanLifted, {
  reads: ({ data }) => ({ found: accountOf(data.userId) }),
  decide: (_, { found }) => ({
    save: found.map((account) => accounts.put({ ...account, bannedUntil: null })),
  }),
});
