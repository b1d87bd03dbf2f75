import { type Checkpoint, userEntryId } from '../rules/book.ts';
import { FIRST_PLACE, proveChains } from '../rules/proof/chains.ts';
import { proveCheckpoint, sealedIds } from '../rules/proof/checkpoints.ts';
import type { ProofCursor } from '../rules/proof/cursor.ts';
import type { Fault } from '../rules/proof/fault.ts';
import { proveMovements } from '../rules/proof/movements.ts';
import { proveTotals } from '../rules/proof/totals.ts';
import { accountSums, accountsFrom } from './accounts.ts';
import { proveBalancesOf, proveEntries, unsealedAfter } from './audit.ts';
import { checkpointsFrom, newestCheckpoint, sealedCount } from './checkpoints.ts';
import { bookedWith, chainLinksFrom, entriesOfMovementsAfter, sealedEntries } from './entries.ts';
import { proveEscrow, proveHolds } from './hold-proof.ts';
import type { Sql } from './moment.ts';
import { movementsAfter } from './movements.ts';
import { unsealedSums } from './unsealed.ts';

/** How much was proved. */
export interface Checked {
  movements: number;
  entries: number;
  accounts: number;
  checkpoints: number;
}

/** A part of the proof, and where it goes on. */
interface Step {
  readonly faults: readonly Fault[];
  readonly checked: Partial<Checked>;
  readonly next: NextStep | undefined;
  /** The last checkpoint that was proved. */
  readonly proven?: Checkpoint | undefined;
}

type NextStep = WithoutSkipped<ProofCursor>;
type WithoutSkipped<Cursor> = Cursor extends unknown ? Omit<Cursor, 'skipped'> : never;

/** A page of the proof, and where it goes on. */
export interface ProofPage {
  readonly faults: readonly Fault[];
  readonly checked: Checked;
  readonly next: ProofCursor | undefined;
  /** The last checkpoint that was proved. */
  readonly proven: Checkpoint | undefined;
}

/** Reads and proves so many rows, about. */
export async function provePage(sql: Sql, start: ProofCursor, rows: number): Promise<ProofPage> {
  const faults: Fault[] = [];
  const checked: Checked = { movements: 0, entries: 0, accounts: 0, checkpoints: 0 };
  let proven: Checkpoint | undefined;
  let cursor: ProofCursor | undefined = start;
  while (cursor && cursor.done - start.done < rows) {
    const step = await proveStep(sql, cursor, rows);
    faults.push(...step.faults);
    for (const [what, count] of Object.entries(step.checked)) checked[what as keyof Checked] += count;
    proven = step.proven ?? proven;
    cursor = step.next && { ...step.next, skipped: start.skipped };
  }
  return { faults, checked, next: cursor, proven };
}

/** Where the proof of what is new since a checkpoint begins. */
export const proofSince = ({ number, sealedEntries }: Checkpoint): ProofCursor => ({
  stage: 'sealed',
  after: number,
  done: 0,
  skipped: sealedEntries,
});

/** In a proof of all, each entry is looked at once in its chain, once in its movement and once in its checkpoint. */
export async function progressAt(sql: Sql, { done, skipped }: ProofCursor): Promise<number> {
  const sealed = await sealedCount(sql);
  const { entries } = await unsealedSums(sql);
  const all = skipped === 0 ? 3 * (sealed + entries) : sealed + entries - skipped;
  return Math.min(done / Math.max(all, 1), 0.99);
}

/** Proves that what was minted and not burned is what accounts have, and what is set aside what open holds say. */
export async function proveSums(sql: Sql): Promise<Fault[]> {
  const totals = proveTotals({
    newest: await newestCheckpoint(sql),
    unsealed: await unsealedSums(sql),
    accounts: await accountSums(sql),
  });
  return [...totals, ...(await proveEscrow(sql))];
}

/** Reads and proves what comes next. */
function proveStep(sql: Sql, cursor: ProofCursor, limit: number): Promise<Step> {
  switch (cursor.stage) {
    case 'chains':
      return chains(sql, cursor, limit);
    case 'movements':
      return movements(sql, cursor, limit);
    case 'checkpoints':
      return checkpoints(sql, cursor, limit);
    case 'sealed':
      return sealed(sql, cursor, limit);
    case 'waiting':
      return waiting(sql, cursor, limit);
    case 'holds':
      return holds(sql, cursor, limit);
    case 'totals':
      return totals(sql);
    default:
      return cursor satisfies never;
  }
}

type At<Stage extends ProofCursor['stage']> = Extract<NextStep, { stage: Stage }>;

async function chains(sql: Sql, { place, done }: At<'chains'>, limit: number): Promise<Step> {
  const links = await chainLinksFrom(sql, place, limit);
  const accounts = await accountsFrom(sql, place.account, limit);
  const proof = proveChains({ place, links, accounts, limit });
  const now = done + Math.max(links.length, proof.accounts);
  return {
    faults: proof.faults,
    checked: { accounts: proof.accounts },
    next: proof.next
      ? { stage: 'chains', place: proof.next, done: now }
      : { stage: 'movements', after: FIRST_PLACE.account, done: now },
  };
}

async function movements(sql: Sql, { after, done }: At<'movements'>, limit: number): Promise<Step> {
  const found = await movementsAfter(sql, after, limit);
  const through = found.length === limit ? found.at(-1)!.movementId : undefined;
  const entryLimit = 4 * limit;
  const entries = await entriesOfMovementsAfter(sql, { after, through, limit: entryLimit });
  const proof = proveMovements({ movements: found, entries, movementLimit: limit, entryLimit });
  const now = done + proof.movements;
  return {
    faults: proof.faults,
    checked: { movements: proof.movements, entries: proof.entries },
    next:
      proof.next === undefined
        ? { stage: 'checkpoints', after: 0, done: now }
        : { stage: 'movements', after: proof.next, done: now },
  };
}

async function checkpoints(sql: Sql, { after, done }: At<'checkpoints'>, limit: number): Promise<Step> {
  const read = await checkpointsFrom(sql, after, limit);
  const known = read[0]?.number === after ? read.shift() : undefined;
  const entries = await sealedEntries(sql, read.flatMap(sealedIds));
  const faults = read.flatMap((each, index) => proveCheckpoint(each, read[index - 1] ?? known, entries));
  const now = done + read.reduce((sum, each) => sum + each.entries, 0);
  return {
    faults,
    checked: { checkpoints: read.length },
    proven: read.at(-1),
    next:
      read.length === 0
        ? { stage: 'holds', after: '', done: now }
        : { stage: 'checkpoints', after: read.at(-1)!.number, done: now },
  };
}

async function sealed(sql: Sql, { after, done }: At<'sealed'>, limit: number): Promise<Step> {
  const { next: _, proven, ...own } = await checkpoints(sql, { stage: 'checkpoints', after, done }, limit);
  if (!proven) return { ...own, next: { stage: 'waiting', after: '', done } };
  const read = (await checkpointsFrom(sql, after, limit)).filter(({ number }) => number > after);
  const news = await proveNews(sql, read.flatMap(sealedIds));
  return {
    faults: [...own.faults, ...news.faults],
    checked: { ...own.checked, ...news.checked },
    proven,
    next: {
      stage: 'sealed',
      after: proven.number,
      done: done + read.reduce((sum, each) => sum + each.entries, 0),
    },
  };
}

async function waiting(sql: Sql, { after, done }: At<'waiting'>, limit: number): Promise<Step> {
  const found = await unsealedAfter(sql, after, limit);
  const last = found.at(-1);
  if (!last) return { faults: [], checked: {}, next: { stage: 'holds', after: '', done } };
  const news = await proveNews(
    sql,
    found.map(({ account, sequence }) => userEntryId(account, sequence)),
  );
  return { ...news, next: { stage: 'waiting', after: last.id, done: done + found.length } };
}

/** Proves entries by their ids: each in its chain and in its movement, and the accounts they are in. */
async function proveNews(sql: Sql, ids: readonly string[]) {
  const faults = await proveEntries(sql, ids);
  const { movements: booked, entries } = await bookedWith(sql, ids);
  const proof = proveMovements({
    movements: booked,
    entries,
    movementLimit: Number.POSITIVE_INFINITY,
    entryLimit: Number.POSITIVE_INFINITY,
  });
  const names = [
    ...new Set(entries.flatMap(({ account, sequence }) => (sequence === null ? [] : [account]))),
  ];
  const balances = await proveBalancesOf(sql, names);
  return {
    faults: [...faults, ...proof.faults, ...balances],
    checked: { movements: proof.movements, entries: proof.entries, accounts: names.length },
  };
}

async function holds(sql: Sql, { after, done }: At<'holds'>, limit: number): Promise<Step> {
  const { faults, holds: proved, next } = await proveHolds(sql, after, limit);
  const now = done + proved;
  return {
    faults,
    checked: {},
    next: next === undefined ? { stage: 'totals', done: now } : { stage: 'holds', after: next, done: now },
  };
}

async function totals(sql: Sql): Promise<Step> {
  return { faults: await proveSums(sql), checked: {}, next: undefined };
}
