import type { Books } from './books.ts';
import type { Tally } from './tally.ts';

/** What must hold after a load; each that does not is said in words. */
export interface Sums {
  readonly right: boolean;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: readonly string[];
}

/**
 * Compares what was sent, what the stream holds, and what the wallet has booked.
 * @param tally of everything on the stream since the fleet was new
 * @param sent how many reactions were sent since then; each pays
 */
export function compareSums(tally: Tally, sent: number, books: Books): Sums {
  const { reactions, rewarded, awards, booked, places, paid, causes } = tally;
  const lost = sent - paid.size;
  const doubled = reactions - places.size + (rewarded - paid.size) + (awards - causes.size);
  const wrong = [
    differs('reactions sent and reaction-added events', sent, reactions),
    differs('besitos of rewards and of besitos-awarded events', earnedBy(tally, books), booked),
    differs('besitos awarded and minted by the wallet', booked, books.minted),
    differs("besitos minted and in users' accounts", books.minted, books.balances),
    differs('dead letters', 0, books.deadLetters),
    differs('faults found by the proof of the ledger', 0, books.faults),
    differs('reactions lost', 0, lost),
    differs('events doubled', 0, doubled),
  ].flat();
  return { right: wrong.length === 0, lost, doubled, wrong };
}

const differs = (what: string, expected: number, found: number): string[] =>
  expected === found ? [] : [`${what}: ${expected} expected, ${found} found`];

/** What reactions, missions and achievements promised, taken from their own events and the content. */
function earnedBy({ promised, tiers }: Tally, { tierBesitos }: Books): number {
  return [...tiers].reduce((sum, [tier, times]) => sum + times * (tierBesitos.get(tier) ?? 0), promised);
}
