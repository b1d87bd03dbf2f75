import { TransferAllowance } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import type { WalletResources } from '../resources.ts';
import { allowanceOf } from '../rules/transfer.ts';
import { accounts } from '../tables/accounts.ts';
import { holders } from '../tables/holders.ts';

export const transferAllowance = query(TransferAllowance, {
  answer: async ({ userId }, { load, now, resources }: QueryContext<WalletResources>) => {
    const [account, holder] = await Promise.all([load(accounts.ref(userId)), load(holders.ref(userId))]);
    const { economy, timeZone } = resources;
    return allowanceOf({ account, holder }, { limits: economy.transfers, timeZone, now });
  },
});
