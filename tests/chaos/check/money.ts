import { BesitosAwarded, Credit } from '@yabot/contracts';
import { bookOf } from './ledger.ts';
import { compareSets, type SetCheck } from './sets.ts';
import { ofType, onceEach, type StoredMessage } from './stream.ts';

/** What was to be credited, what the ledger has, what was told of it, and what is in the accounts. */
export function compareMoney(everything: readonly StoredMessage[], home: string): SetCheck[] {
  const { movements, balances } = bookOf(home);
  const once = onceEach(everything);
  const asked = new Set(ofType(once, Credit).map(({ data }) => posting(data)));
  const told = ofType(once, BesitosAwarded).map(({ data }) => posting(data));
  const booked = movements.map(posting);
  const sums = new Map<string, number>();
  for (const { userId, amount } of movements) sums.set(userId, (sums.get(userId) ?? 0) + amount);
  return [
    compareSets('credits asked for and postings of the ledger', asked, booked),
    compareSets('postings of the ledger and besitos-awarded events', booked, told),
    compareSets('sums of postings and balances', lines(sums), lines(balances)),
  ];
}

const posting = ({ cause, userId, amount }: { cause: string; userId: string; amount: number }) =>
  `${cause} ${userId} ${amount}`;

const lines = (amounts: ReadonlyMap<string, number>) =>
  [...amounts].map(([userId, amount]) => `${userId} ${amount}`);
