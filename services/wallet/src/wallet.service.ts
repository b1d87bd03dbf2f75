import { BesitosAwarded, BesitosSpent, DebitRejected, SealLedger } from '@yabot/contracts';
import { defineService } from '@yabot/service-kit';
import { credit } from './commands/credit.ts';
import { debit } from './commands/debit.ts';
import { sealLedger } from './commands/seal-ledger.ts';
import { sealing } from './jobs/seal-ledger.ts';
import { balance } from './queries/balance.ts';
import { history } from './queries/history.ts';
import { ledgerProof } from './queries/ledger-proof.ts';
import { totals } from './queries/totals.ts';
import { accounts } from './tables/accounts.ts';
import { checkpoints } from './tables/checkpoints.ts';
import { entries } from './tables/entries.ts';
import { migrations } from './tables/migrations.ts';
import { movements } from './tables/movements.ts';
import { unsealed } from './tables/unsealed.ts';

export const wallet = defineService({
  name: 'wallet',
  summary: 'Keeps the book of besitos: double entry, append only, hash chained',
  accepts: [credit, debit, sealLedger],
  answers: [balance, history, totals, ledgerProof],
  consumes: [],
  emits: [BesitosAwarded, BesitosSpent, DebitRejected],
  sends: [SealLedger],
  owns: { sql: { tables: [accounts, movements, entries, unsealed, checkpoints], migrations } },
  jobs: [sealing],
});
