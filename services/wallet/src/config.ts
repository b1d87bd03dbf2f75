import { contentSettings } from '@yabot/content/service';
import { mayBeEmpty, seconds } from '@yabot/service-kit/settings';
import type { z } from 'zod';

/** The settings of this service, besides those every service has. */
export const walletSettings = contentSettings.extend({
  /** How often the balances are audited; the whole book every second time. */
  LEDGER_AUDIT_SECONDS: mayBeEmpty(seconds(60).default(60)),
});

export type WalletSettings = z.infer<typeof walletSettings>;
