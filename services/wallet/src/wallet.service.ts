import {
  AccountClosed,
  BesitosAwarded,
  BesitosSpent,
  BesitosTransferred,
  BoostEnded,
  BoostStarted,
  CloseAccount,
  ContinueCampaign,
  DebitRejected,
  EndBoost,
  ExpireHold,
  ForgetLetters,
  HoldCaptured,
  HoldPlaced,
  HoldReleased,
  MovementReversed,
  ReceiveTransfer,
  ReturnTransfer,
  Reverse,
  SealLedger,
} from '@yabot/contracts';
import { defineService } from '@yabot/service-kit';
import { acknowledgeFaults } from './commands/acknowledge-faults.ts';
import { adoptContent } from './commands/adopt-content.ts';
import { cancelBoost } from './commands/cancel-boost.ts';
import { capture } from './commands/capture.ts';
import { closeAccount } from './commands/close-account.ts';
import { continueCampaign } from './commands/continue-campaign.ts';
import { credit } from './commands/credit.ts';
import { debit } from './commands/debit.ts';
import { endBoost } from './commands/end-boost.ts';
import { endDueBoosts } from './commands/end-due-boosts.ts';
import { expireDueHolds } from './commands/expire-due-holds.ts';
import { expireHold } from './commands/expire-hold.ts';
import { forgetLetters } from './commands/forget-letters.ts';
import { freezeAccount } from './commands/freeze-account.ts';
import { grantBoost } from './commands/grant-boost.ts';
import { hold } from './commands/hold.ts';
import { receiveTransfer } from './commands/receive-transfer.ts';
import { release } from './commands/release.ts';
import { returnTransfer } from './commands/return-transfer.ts';
import { reverse } from './commands/reverse.ts';
import { reverseCampaign } from './commands/reverse-campaign.ts';
import { sealLedger } from './commands/seal-ledger.ts';
import { transfer } from './commands/transfer.ts';
import { unfreezeAccount } from './commands/unfreeze-account.ts';
import { walletSettings } from './config.ts';
import { besidesHandlers } from './jobs/besides-handlers.ts';
import { endingDueBoosts } from './jobs/end-due-boosts.ts';
import { expiringDueHolds } from './jobs/expire-due-holds.ts';
import { sealing } from './jobs/seal-ledger.ts';
import { banLifted } from './on/user.ban-lifted.ts';
import { personErased } from './on/user.person-erased.ts';
import { userBanned } from './on/user.user-banned.ts';
import { userRegistered } from './on/user.user-registered.ts';
import { balance } from './queries/balance.ts';
import { boosts } from './queries/boosts.ts';
import { campaignPreview } from './queries/campaign-preview.ts';
import { campaignProgress } from './queries/campaign-progress.ts';
import { economyReport } from './queries/economy-report.ts';
import { exportPerson } from './queries/export-person.ts';
import { history } from './queries/history.ts';
import { ledgerProof } from './queries/ledger-proof.ts';
import { movements } from './queries/movements.ts';
import { openHolds } from './queries/open-holds.ts';
import { receipt } from './queries/receipt.ts';
import { reversalPreview } from './queries/reversal-preview.ts';
import { statement } from './queries/statement.ts';
import { totals } from './queries/totals.ts';
import { transferAllowance } from './queries/transfer-allowance.ts';
import { transferDetails } from './queries/transfer-details.ts';
import { walletResources } from './resources.ts';
import { migrations } from './tables/migrations.ts';
import { tables } from './tables/tables.ts';

export const wallet = defineService({
  name: 'wallet',
  summary: 'Keeps the book of besitos: double entry, append only, hash chained',
  settings: walletSettings,
  accepts: [
    ...[credit, debit, hold, capture, release, expireHold, expireDueHolds],
    ...[transfer, receiveTransfer, returnTransfer, grantBoost, cancelBoost, endBoost, endDueBoosts],
    ...[reverse, reverseCampaign, continueCampaign],
    ...[
      sealLedger,
      freezeAccount,
      unfreezeAccount,
      acknowledgeFaults,
      adoptContent,
      closeAccount,
      forgetLetters,
    ],
  ],
  answers: [
    ...[balance, history, openHolds, statement, receipt, transferDetails, transferAllowance, boosts],
    ...[totals, economyReport, ledgerProof, movements, campaignPreview, campaignProgress],
    ...[reversalPreview, exportPerson],
  ],
  consumes: [userRegistered, userBanned, banLifted, personErased],
  emits: [
    ...[BesitosAwarded, BesitosSpent, DebitRejected, HoldPlaced, HoldCaptured, HoldReleased],
    ...[BesitosTransferred, BoostStarted, BoostEnded, MovementReversed, AccountClosed],
  ],
  sends: [
    SealLedger,
    ExpireHold,
    ReceiveTransfer,
    ReturnTransfer,
    EndBoost,
    Reverse,
    ContinueCampaign,
    CloseAccount,
    ForgetLetters,
  ],
  owns: { sql: { tables, migrations } },
  jobs: [sealing, expiringDueHolds, endingDueBoosts],
  resources: walletResources,
  attach: besidesHandlers,
});
