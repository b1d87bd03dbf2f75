import { type Entry, type Movement, systemEntryId, userEntryId } from '../book.ts';
import { accountAgainst, isInner, ownAccount, signedAmount } from '../kinds.ts';
import { differing, type Fault, fault } from './fault.ts';

/** A part of all movements: those after one, with the entries that name them or any other of that part. */
export interface MovementPage {
  readonly movements: readonly Movement[];
  readonly entries: readonly Entry[];
  readonly movementLimit: number;
  readonly entryLimit: number;
}

export interface MovementProof {
  readonly faults: Fault[];
  readonly movements: number;
  readonly entries: number;
  /** The movement up to which this part proves; nothing when it proves to the end. */
  readonly next: string | undefined;
}

/** Proves that each movement has its two entries, that they add up to zero, and that each entry has its movement. */
export function proveMovements(page: MovementPage): MovementProof {
  const through = endOf(page);
  const within = ({ movementId }: { movementId: string }) => through === undefined || movementId <= through;
  const movements = page.movements.filter(within);
  const entries = page.entries.filter(within);
  const byMovement = Map.groupBy(entries, ({ movementId }) => movementId);
  const known = new Set(movements.map(({ movementId }) => movementId));
  const faults = [
    ...movements.flatMap((movement) => proveMovement(movement, byMovement.get(movement.movementId) ?? [])),
    ...[...byMovement].flatMap(([movementId, its]) =>
      known.has(movementId) ? [] : orphaned(movementId, its),
    ),
  ];
  return { faults, movements: movements.length, entries: entries.length, next: through };
}

/** Up to which movement the page holds everything. */
function endOf({ movements, entries, movementLimit, entryLimit }: MovementPage): string | undefined {
  if (entries.length < entryLimit) {
    return movements.length < movementLimit ? undefined : movements.at(-1)!.movementId;
  }
  // The last movement's entries may be cut off, unless they are all there is on the page.
  const last = entries.at(-1)!.movementId;
  return entries.findLast(({ movementId }) => movementId < last)?.movementId ?? last;
}

function proveMovement(movement: Movement, entries: readonly Entry[]): Fault[] {
  const { movementId, sequence, balance } = movement;
  const subject = `movement:${movementId}`;
  const account = ownAccount(movement);
  const amount = signedAmount(movement);
  const id = userEntryId(account, sequence);
  const own = entries.find((entry) => entry.id === id);
  const other = otherEntry(movement, entries);
  const surplus = entries.find((entry) => entry !== own && entry !== other.found);
  return [
    ...differing(
      'movement-unbalanced',
      subject,
      0,
      entries.reduce((sum, entry) => sum + entry.amount, 0),
    ),
    ...proveEntry(subject, { id, account, amount, balance }, own),
    ...proveEntry(subject, other.expected, other.found),
    ...(surplus ? [fault('entry-surplus', subject, undefined, `entry ${surplus.id}`)] : []),
  ];
}

/** The entry against which a movement's own one is booked. Where that is chained too, its chain proves its place and balance. */
function otherEntry(movement: Movement, entries: readonly Entry[]) {
  const account = accountAgainst(movement, ownAccount(movement));
  const found = isInner(movement.kind)
    ? entries.find((entry) => entry.account === account)
    : entries.find(({ id }) => id === systemEntryId(movement.movementId));
  const { id, balance } =
    isInner(movement.kind) && found ? found : { id: systemEntryId(movement.movementId), balance: null };
  return { found, expected: { id, account, amount: -signedAmount(movement), balance } };
}

type Expected = Pick<Entry, 'id' | 'account' | 'amount' | 'balance'>;

function proveEntry(subject: string, expected: Expected, entry: Entry | undefined): Fault[] {
  if (!entry) return [fault('movement-entry-missing', subject, `entry ${expected.id}`, undefined)];
  const told = ({ id, account, amount, balance }: Expected) => `${id}: ${amount} in ${account}, ${balance}`;
  return differing('movement-entry-wrong', subject, told(expected), told(entry));
}

function orphaned(movementId: string, entries: readonly Entry[]): Fault[] {
  const ids = entries.map(({ id }) => id).join(', ');
  return [fault('movement-missing', `movement:${movementId}`, `the movement of ${ids}`, undefined)];
}
