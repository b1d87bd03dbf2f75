import type { Account, UserEntry } from '../book.ts';
import { type BookedBy, entryHash, GENESIS } from '../chain.ts';
import { differing, type Fault, fault } from './fault.ts';

/** Up to which entry the chains are proved. */
export interface Place {
  readonly account: string;
  readonly sequence: number;
  /** Whether the account is proved to its end. */
  readonly closed: boolean;
}

export const FIRST_PLACE: Place = { account: '', sequence: 0, closed: true };

/** A user's entry with the movement it is booked by, if that is there. */
export interface ChainLink {
  readonly entry: UserEntry;
  readonly movement: BookedBy | undefined;
}

/** A part of all chains: the entries and the accounts from a place on, it included, each at most `limit`. */
export interface ChainPage {
  readonly place: Place;
  readonly links: readonly ChainLink[];
  readonly accounts: readonly Account[];
  readonly limit: number;
}

export interface ChainProof {
  readonly faults: Fault[];
  readonly accounts: number;
  readonly next: Place | undefined;
}

/** The end of a chain as far as it is proved. */
export type End = Pick<UserEntry, 'sequence' | 'hash' | 'balance'>;

/** Proves that each entry follows from the one before it, and each account from its last entry. */
export function proveChains({ place, links, accounts, limit }: ChainPage): ChainProof {
  const chains = Map.groupBy(links, ({ entry }) => entry.account);
  const rows = new Map(accounts.map((account) => [account.userId, account]));
  const open = links.length === limit ? links.at(-1)!.entry.account : undefined;
  const unread = accounts.length === limit ? accounts.at(-1)!.userId : undefined;
  const names = [...new Set([...chains.keys(), ...rows.keys()])]
    .filter((name) => (open === undefined || name <= open) && (unread === undefined || name <= unread))
    .filter((name) => !(place.closed && name === place.account))
    .sort();
  const faults: Fault[] = [];
  let next: Place = place;
  for (const name of names) {
    const chain = chains.get(name) ?? [];
    const end = name === place.account ? resume(place, chain, faults) : walk(START, chain, faults);
    next = { account: name, sequence: end.sequence, closed: name !== open };
    if (next.closed) faults.push(...proveAccount(name, rows.get(name), end));
  }
  const accountsProved = names.filter((name) => name !== open).length;
  return { faults, accounts: accountsProved, next: (open ?? unread) ? next : undefined };
}

/** Before the first entry of an account. */
export const START: End = { sequence: 0, hash: GENESIS, balance: 0 };

/** Goes on after the entry at which the page before ended. */
function resume({ account, sequence }: Place, chain: readonly ChainLink[], faults: Fault[]): End {
  const [first, ...rest] = chain;
  if (first?.entry.sequence === sequence) return walk(first.entry, rest, faults);
  faults.push(fault('entry-missing', `account:${account}`, `entry ${sequence}`, undefined));
  return walk(first?.entry ?? START, rest, faults);
}

function walk(start: End, chain: readonly ChainLink[], faults: Fault[]): End {
  let end = start;
  for (const link of chain) {
    faults.push(...proveLink(link, end));
    end = link.entry;
  }
  return end;
}

/** Proves that an entry follows from the one before it, and is what it was when it was booked. */
export function proveLink({ entry, movement }: ChainLink, before: End): Fault[] {
  const subject = `entry:${entry.id}`;
  const faults =
    entry.sequence === before.sequence + 1
      ? [
          ...differing('chain-broken', subject, before.hash, entry.previous),
          ...differing('entry-balance-wrong', subject, before.balance + entry.amount, entry.balance),
        ]
      : [fault('entry-missing', `account:${entry.account}`, `entry ${before.sequence + 1}`, undefined)];
  // Without a movement there is nothing to compare; that it is missing is told once, of the movement.
  if (movement) faults.push(...differing('entry-changed', subject, entryHash(entry, movement), entry.hash));
  return faults;
}

/** Proves that an account is what its last entry says. */
export function proveAccount(name: string, account: Account | undefined, end: End): Fault[] {
  const subject = `account:${name}`;
  if (!account) return [fault('account-missing', subject, `balance ${end.balance}`, undefined)];
  return [
    ...differing('account-entries-wrong', subject, end.sequence, account.entries),
    ...differing('account-balance-wrong', subject, end.balance, account.balance),
    ...differing('account-head-wrong', subject, end.hash, account.head),
  ];
}
