import { BanLifted } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { mentioning } from '../rules/earned.ts';
import { noticed, noticeReads } from '../sending/noticed.ts';
import { accountOf, accounts } from '../tables/accounts.ts';

const LIFTED = { text: 'news-ban-lifted', about: 'ban', values: {}, always: true } as const;

/** Ends a ban, and tells so. */
export const endBan = on(BanLifted, {
  reads: ({ data }) => ({ ...noticeReads(data.userId), found: accountOf(data.userId) }),
  decide: ({ envelope: { correlationId } }, { found, ...reader }, { now }) => ({
    save: [
      ...found.map((account) => accounts.put({ ...account, bannedUntil: null })),
      ...noticed(reader, (earned) => mentioning(earned, LIFTED), { correlationId, now }),
    ],
  }),
});
