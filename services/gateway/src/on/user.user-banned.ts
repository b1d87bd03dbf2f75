import { UserBanned } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { mentioning } from '../rules/earned.ts';
import type { Mention } from '../rules/mentions.ts';
import { noticed, noticeReads } from '../sending/noticed.ts';
import { accountOf, accounts } from '../tables/accounts.ts';

/** Keeps a ban, and tells who is banned: why is between them and the moderators. */
export const keepBan = on(UserBanned, {
  reads: ({ data }) => ({ ...noticeReads(data.userId), found: accountOf(data.userId) }),
  decide: ({ data: { until }, envelope: { correlationId } }, { found, ...reader }, { now }) => ({
    save: [
      ...found.map((account) => accounts.put({ ...account, bannedUntil: until ?? 'forever' })),
      ...noticed(reader, (earned) => mentioning(earned, pause(until)), { correlationId, now }),
    ],
  }),
});

const pause = (until: string | null): Mention => ({
  text: until === null ? 'paused-forever' : 'paused',
  about: 'ban',
  values: until === null ? {} : { until: { moment: until } },
  always: true,
});
