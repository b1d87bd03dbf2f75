import {
  BesitosAwarded,
  BesitosSpent,
  DebitRejected,
  ExpireHold,
  HoldCaptured,
  HoldPlaced,
  HoldReleased,
  SealLedger,
} from '@yabot/contracts';
import { defineService } from '@yabot/service-kit';
import { acknowledgeFaults } from './commands/acknowledge-faults.ts';
import { capture } from './commands/capture.ts';
import { credit } from './commands/credit.ts';
import { debit } from './commands/debit.ts';
import { expireDueHolds } from './commands/expire-due-holds.ts';
import { expireHold } from './commands/expire-hold.ts';
import { freezeAccount } from './commands/freeze-account.ts';
import { hold } from './commands/hold.ts';
import { release } from './commands/release.ts';
import { sealLedger } from './commands/seal-ledger.ts';
import { unfreezeAccount } from './commands/unfreeze-account.ts';
import { walletSettings } from './config.ts';
import { auditLedger } from './jobs/audit/auditor.ts';
import { expiringDueHolds } from './jobs/expire-due-holds.ts';
import { sealing } from './jobs/seal-ledger.ts';
import { balance } from './queries/balance.ts';
import { history } from './queries/history.ts';
import { ledgerProof } from './queries/ledger-proof.ts';
import { totals } from './queries/totals.ts';
import { accounts } from './tables/accounts.ts';
import { acknowledgements } from './tables/acknowledgements.ts';
import { checkpoints } from './tables/checkpoints.ts';
import { entries } from './tables/entries.ts';
import { freezes } from './tables/freezes.ts';
import { holds } from './tables/holds.ts';
import { migrations } from './tables/migrations.ts';
import { movements } from './tables/movements.ts';
import { unsealed } from './tables/unsealed.ts';

export const wallet = defineService({
  name: 'wallet',
  summary: 'Keeps the book of besitos: double entry, append only, hash chained',
  settings: walletSettings,
  accepts: [
    credit,
    debit,
    hold,
    capture,
    release,
    expireHold,
    expireDueHolds,
    sealLedger,
    freezeAccount,
    unfreezeAccount,
    acknowledgeFaults,
  ],
  answers: [balance, history, totals, ledgerProof],
  consumes: [],
  emits: [BesitosAwarded, BesitosSpent, DebitRejected, HoldPlaced, HoldCaptured, HoldReleased],
  sends: [SealLedger, ExpireHold],
  owns: {
    sql: {
      tables: [accounts, movements, entries, unsealed, checkpoints, freezes, acknowledgements, holds],
      migrations,
    },
  },
  jobs: [sealing, expiringDueHolds],
  attach: auditLedger,
});
