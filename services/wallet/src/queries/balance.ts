import { Balance } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { accounts } from '../tables/accounts.ts';

export const balance = query(Balance, {
  answer: async ({ userId }, { load }) => {
    const account = await load(accounts.ref(userId));
    return { available: account?.balance ?? 0, held: 0 };
  },
});
