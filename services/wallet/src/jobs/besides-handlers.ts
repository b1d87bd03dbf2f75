import type { AttachContext, Attachment } from '@yabot/service-kit';
import type { WalletSettings } from '../config.ts';
import { auditLedger } from './audit/auditor.ts';
import { countMinting } from './count-minting.ts';

/** What runs beside the handlers: the audits, and the count of what is minted. */
export async function besidesHandlers(context: AttachContext<WalletSettings>): Promise<Attachment> {
  const all = await Promise.all([auditLedger(context), countMinting(context)]);
  return {
    async stop() {
      await Promise.all(all.map((each) => each.stop()));
    },
  };
}
