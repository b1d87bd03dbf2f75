import { sqlContentVersions } from '@yabot/content/service';
import { accounts } from './accounts.ts';
import { acknowledgements } from './acknowledgements.ts';
import { campaignRefusals, campaigns } from './campaigns.ts';
import { checkpoints } from './checkpoints.ts';
import { entries } from './entries.ts';
import { freezes } from './freezes.ts';
import { holders } from './holders.ts';
import { holds } from './holds.ts';
import { movements } from './movements.ts';
import { reversals } from './reversals.ts';
import { transfers } from './transfers.ts';
import { unsealed } from './unsealed.ts';

/** Every table the wallet owns. */
export const tables = [
  ...[accounts, movements, entries, unsealed, checkpoints],
  ...[holds, transfers, holders, freezes, acknowledgements, sqlContentVersions],
  ...[reversals, campaigns, campaignRefusals],
];
