import { adopting, sqlContentVersions } from '@yabot/content/service';
import { AdoptWalletContent } from '@yabot/contracts';
import type { WalletResources } from '../resources.ts';

export const adoptContent = adopting<WalletResources>(AdoptWalletContent, {
  store: 'sql',
  versions: sqlContentVersions,
});
