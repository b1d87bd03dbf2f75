import { Balance, EVERYONE } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { type Account, escrowAccount } from '../rules/book.ts';
import { accounts } from '../tables/accounts.ts';

export const balance = query(Balance, {
  answer: async ({ userId }, { load, now }) => {
    const [account, escrow, everyone] = await Promise.all(
      [userId, escrowAccount(userId), EVERYONE].map((name) => load(accounts.ref(name))),
    );
    const at = now.toISOString();
    return {
      available: account?.balance ?? 0,
      held: escrow?.balance ?? 0,
      boosts: [...running(account, false, at), ...running(everyone, true, at)],
      ...(account?.frozen ? { frozen: true } : {}),
    };
  },
});

const running = (account: Account | undefined, everyone: boolean, at: string) =>
  (account?.boosts ?? [])
    .filter(({ until }) => until > at)
    .map(({ factor, reasons, until }) => ({ factor, reasons: [...reasons], until, everyone }));
