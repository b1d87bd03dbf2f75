import type { Economy } from '@yabot/content';

/** What was minted today, by reason. */
export type Minted = ReadonlyMap<string, number>;

/** Whether so many besitos more may be minted today for a reason. */
export function mayMint(
  { amount, reason }: { readonly amount: number; readonly reason: string },
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
