import type { Economy, LoadedContent } from '@yabot/content';
import { contentInUse, sqlContentVersions } from '@yabot/content/service';
import { AdoptWalletContent } from '@yabot/contracts';
import type { ResourcesContext, ResourcesInUse } from '@yabot/service-kit';
import type { WalletSettings } from './config.ts';
import { MintedToday } from './minted-today.ts';

/** What decisions of the wallet may read besides rows. */
export interface WalletResources {
  readonly economy: Economy;
  /** Where the community's days begin. */
  readonly timeZone: string;
  readonly minted: MintedToday;
}

/** The economy as the content files say it, and what was minted today. */
export async function walletResources(
  context: ResourcesContext<WalletSettings>,
): Promise<ResourcesInUse<WalletResources>> {
  const minted = new MintedToday();
  const compile = ({ content: { economy, community } }: LoadedContent): WalletResources => ({
    economy,
    timeZone: community.timeZone,
    minted,
  });
  return contentInUse({ adopt: AdoptWalletContent, compile, versions: sqlContentVersions })(context);
}
