import type { ReasonTotal } from './book.ts';
import { isReason, transitName } from './kinds.ts';
import { TRANSFER } from './transfer.ts';

/** How balances are spread: how many accounts have how much. */
export type Spread = ReadonlyMap<number, number>;

/** How unequal balances are. */
export interface Concentration {
  readonly holders: number;
  readonly gini: number;
  readonly topHundredth: number;
  readonly topTenth: number;
}

/** How unequal the balances of those are who have any. */
export function concentrationOf(spread: Spread): Concentration {
  const rising = [...spread].filter(([balance]) => balance > 0).sort(([a], [b]) => a - b);
  const holders = rising.reduce((sum, [, accounts]) => sum + accounts, 0);
  const all = rising.reduce((sum, [balance, accounts]) => sum + balance * accounts, 0);
  if (holders === 0) return { holders, gini: 0, topHundredth: 0, topTenth: 0 };
  // Of accounts in rising order, each counts by its rank: n besitos more with each rank are the most unequal there is.
  let rank = 0;
  let ranked = 0;
  for (const [balance, accounts] of rising) {
    ranked += balance * accounts * (2 * rank + accounts + 1);
    rank += accounts;
  }
  const gini = ranked / (holders * all) - (holders + 1) / holders;
  return {
    holders,
    gini: Math.min(Math.max(gini, 0), 1),
    topHundredth: partOf(rising, Math.ceil(holders / 100)) / all,
    topTenth: partOf(rising, Math.ceil(holders / 10)) / all,
  };
}

/** What the richest have together. */
function partOf(rising: readonly (readonly [number, number])[], richest: number): number {
  let left = richest;
  let sum = 0;
  for (const [balance, accounts] of rising.toReversed()) {
    const counted = Math.min(accounts, left);
    sum += balance * counted;
    left -= counted;
  }
  return sum;
}

/** The totals of the ledger at the end of a day. */
export interface DayEnd {
  readonly day: string;
  readonly totals: readonly ReasonTotal[];
}

/** What came into being, was spent and was sent since the day before, and what there is. */
export interface EconomyDay {
  readonly day: string;
  readonly minted: number;
  readonly burned: number;
  readonly sent: number;
  readonly supply: number;
}

/** How besitos moved, day by day and by reason. @param before the totals when the first day began */
export function flowOf(before: readonly ReasonTotal[], ends: readonly DayEnd[]) {
  let last = before;
  const days = ends.map(({ day, totals }): EconomyDay => {
    const moved = difference(totals, last);
    last = totals;
    return { day, ...sumsOf(moved), sent: sentIn(moved), supply: supplyOf(totals) };
  });
  const moved = difference(last, before).filter(({ reason }) => isReason(reason));
  const spent = days.reduce((sum, { burned, sent }) => sum + burned + sent, 0);
  const mean = days.reduce((sum, { supply }) => sum + supply, 0) / Math.max(days.length, 1);
  return {
    days,
    faucets: ranking(moved, 'minted'),
    sinks: ranking(moved, 'burned'),
    velocity: mean > 0 ? spent / mean : 0,
  };
}

/** What there is: minted and not burned. */
export function supplyOf(totals: readonly ReasonTotal[]): number {
  const { minted, burned } = sumsOf(totals);
  return minted - burned;
}

function sumsOf(totals: readonly ReasonTotal[]) {
  const reasons = totals.filter(({ reason }) => isReason(reason));
  const sum = (side: 'minted' | 'burned') => reasons.reduce((all, each) => all + each[side], 0);
  return { minted: sum('minted'), burned: sum('burned') };
}

const sentIn = (totals: readonly ReasonTotal[]) =>
  totals.find(({ reason }) => reason === transitName(TRANSFER))?.burned ?? 0;

function difference(after: readonly ReasonTotal[], before: readonly ReasonTotal[]): ReasonTotal[] {
  const known = new Map(before.map((each) => [each.reason, each]));
  return after.map(({ reason, minted, burned }) => {
    const { minted: m = 0, burned: b = 0 } = known.get(reason) ?? {};
    return { reason, minted: minted - m, burned: burned - b };
  });
}

const ranking = (totals: readonly ReasonTotal[], side: 'minted' | 'burned') =>
  totals
    .map((each) => ({ reason: each.reason, besitos: each[side] }))
    .filter(({ besitos }) => besitos > 0)
    .sort((a, b) => b.besitos - a.besitos || (a.reason < b.reason ? -1 : 1));
