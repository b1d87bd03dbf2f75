import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { defineEvent } from '../definitions/event.ts';
import { besitos, userId } from '../values/index.ts';
import { defineExport } from '../values/person-export.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { accountFrozen } from './refusals.ts';

/** Everything the wallet keeps of a person: the account and its movements, page by page. */
export const ExportWalletPerson = defineExport('wallet', 'Everything the wallet keeps of a person', {
  account: [{ balance: 120, entries: 1, openedAt: '2026-11-01T10:00:00.000Z' }],
  movements: [{ sequence: 1, amount: 120, balance: 120, reason: 'mission', at: '2026-11-01T10:00:00.000Z' }],
});

/** Burns what is in an account and closes it for good. */
export const CloseAccount = defineCommand({
  owner: 'wallet',
  name: 'close-account',
  summary: 'Burns what is in an account and closes it for good',
  internal: true,
  data: z.object({ userId }),
  entity: (data) => data.userId,
  result: z.object({ burned: besitos }),
  refusals: [accountFrozen],
  sample: { userId: SAMPLE_USER },
  sampleResult: { burned: 120 },
});

/** An account was closed for good; what was in it is burned. */
export const AccountClosed = defineEvent({
  owner: 'wallet',
  name: 'account-closed',
  summary: 'An account was closed for good; what was in it is burned',
  data: z.object({ userId, burned: besitos }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, burned: 120 },
});

/** Forgets what a person who was erased wrote, and what was written to them, with transfers. */
export const ForgetLetters = defineCommand({
  owner: 'wallet',
  name: 'forget-letters',
  summary: 'Forgets what was written with the transfers of a person who was erased',
  internal: true,
  data: z.object({ userId }),
  entity: (data) => data.userId,
  result: z.object({ forgotten: z.int().nonnegative() }),
  sample: { userId: SAMPLE_USER },
  sampleResult: { forgotten: 2 },
});
