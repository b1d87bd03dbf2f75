import { Balance } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { escrowAccount } from '../rules/book.ts';
import { accounts } from '../tables/accounts.ts';

export const balance = query(Balance, {
  answer: async ({ userId }, { load }) => {
    const [account, escrow] = await Promise.all([
      load(accounts.ref(userId)),
      load(accounts.ref(escrowAccount(userId))),
    ]);
    return { available: account?.balance ?? 0, held: escrow?.balance ?? 0 };
  },
});
