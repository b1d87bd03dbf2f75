import type { Economy } from '@yabot/content';

/** What was minted today, by reason. */
export type Minted = ReadonlyMap<string, number>;

/** What is to be minted, and for what. */
interface Minting {
  readonly amount: number;
  readonly reason: string;
}

/** Whether all of this may be minted today: a credit and what a boost adds to it count together. */
export function mayMintAll(wanted: readonly Minting[], mint: Economy['mint'], minted: Minted): boolean {
  const counted = new Map(minted);
  return wanted.every((each) => {
    const may = mayMint(each, mint, counted);
    counted.set(each.reason, (counted.get(each.reason) ?? 0) + each.amount);
    return may;
  });
}

/** Whether so many besitos more may be minted today for a reason. */
export function mayMint(
  { amount, reason }: Minting,
  { perDay, reasons, except }: Economy['mint'],
  minted: Minted,
): boolean {
  if (except.includes(reason)) return true;
  const cap = reasons.find((each) => each.reason === reason)?.perDay;
  if (cap !== undefined && (minted.get(reason) ?? 0) + amount > cap) return false;
  if (perDay === undefined) return true;
  let all = amount;
  for (const [each, sum] of minted) if (!except.includes(each)) all += sum;
  return all <= perDay;
}

/** Whether anything is capped at all. */
export const isCapped = ({ perDay, reasons }: Economy['mint']) => perDay !== undefined || reasons.length > 0;
