import { Boosts, EVERYONE } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { accountsWithBoosts } from '../tables/accounts.ts';

export const boosts = query(Boosts, {
  answer: async (_, { sql, now }) => {
    const at = now.toISOString();
    const found = await accountsWithBoosts(sql);
    return {
      boosts: found.flatMap(({ userId, boosts: its }) =>
        (its ?? [])
          .filter(({ until }) => until > at)
          .map(({ factor, reasons, until, cause }) => ({
            userId: userId === EVERYONE ? null : userId,
            ...{ factor, reasons: [...reasons], until, cause },
          })),
      ),
    };
  },
});
