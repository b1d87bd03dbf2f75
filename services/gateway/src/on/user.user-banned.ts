import { UserBanned } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { accountOf, accounts } from '../tables/accounts.ts';

export const keepBan = on(UserBanned, {
  reads: ({ data }) => ({ found: accountOf(data.userId) }),
  decide: ({ data }, { found }) => ({
    save: found.map((account) => accounts.put({ ...account, bannedUntil: data.until ?? 'forever' })),
  }),
});
