import { localDay, startOfDay } from '@yabot/content';
import type { AttachContext, Attachment } from '@yabot/service-kit';
import type { WalletSettings } from '../config.ts';
import type { WalletResources } from '../resources.ts';
import { isReason } from '../rules/kinds.ts';
import { isCapped } from '../rules/minting.ts';
import { mergeTotals } from '../rules/totals.ts';
import { newestCheckpoint, totalsAt } from '../tables/checkpoints.ts';
import { atOneMoment, type Sql } from '../tables/moment.ts';
import { movements } from '../tables/movements.ts';
import { unsealedSums } from '../tables/unsealed.ts';

const EVERY_MS = 5_000;

/** Keeps up to date what was minted today, while the economy has a cap: on the write path nobody counts. */
export async function countMinting(context: AttachContext<WalletSettings>): Promise<Attachment> {
  const resources = () => context.read().resources as WalletResources;
  context.watch(movements, (rows) => {
    const { minted } = resources();
    for (const { kind, reason, amount } of rows) if (kind === 'credit') minted.add(reason, amount);
  });
  let counted: string | undefined;
  const count = async () => {
    const { economy, timeZone, minted } = resources();
    if (!isCapped(economy.mint)) return;
    const clock = { timeZone };
    const day = localDay(context.clock(), clock);
    const { sql } = context.read();
    if (counted !== day) minted.begin(await totalsAt(sql, startOfDay(day, clock).toISOString()));
    minted.counted(await totalsNow(sql));
    counted = day;
  };
  const tryToCount = () =>
    // A database that is away is asked again; until then what is known holds.
    count().catch((error) => context.log.warn({ error: String(error) }, 'minting-not-counted'));
  let last = tryToCount();
  await last;
  const timer = setInterval(() => {
    last = last.then(tryToCount);
  }, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
}

async function totalsNow(sql: Sql) {
  return atOneMoment(sql, async (moment) => {
    const sealed = await newestCheckpoint(moment);
    const { byReason } = await unsealedSums(moment);
    return mergeTotals(sealed?.totals ?? [], byReason).filter(({ reason }) => isReason(reason));
  });
}
