import { hashOfRange, pathOf, type Receipt } from '@yabot/contracts';
import type { StoredRow } from '@yabot/service-kit';
import { type Checkpoint, userEntryId } from '../rules/book.ts';
import { headerOf, isFirstForm } from '../rules/chain.ts';
import { accountAgainst, ownAccount } from '../rules/kinds.ts';
import type { ChainLink } from '../rules/proof/chains.ts';
import { checkpointsFrom, firstSince } from './checkpoints.ts';
import { chainLink } from './entries.ts';
import type { Sql } from './moment.ts';
import { movements } from './movements.ts';

/** How many entries of checkpoints are looked through at once. */
const PORTION = 2_000;

/** The receipt of what a cause has moved in a user's account, if it has. */
export async function receiptOf(sql: Sql, userId: string, cause: string): Promise<Receipt | undefined> {
  const [row] = await sql('movements').where({ cause, user_id: userId });
  if (!row) return undefined;
  const movement = movements.fromStored(row);
  const { sequence, at } = movement;
  const account = ownAccount(movement);
  const checkpoint = await sealing(sql, account, sequence, at);
  const range = checkpoint?.ranges.find(covers(account, sequence));
  const chain = await linksBetween(sql, account, sequence, range?.to ?? sequence);
  const [entry, ...following] = chain.map(shown);
  if (!entry) return undefined;
  return { entry, following, seal: checkpoint && range ? sealOf(checkpoint, range) : null };
}

const covers = (account: string, sequence: number) => (range: Checkpoint['ranges'][number]) =>
  range.account === account && range.from <= sequence && sequence <= range.to;

/** The checkpoint that seals an entry: one of those since it was booked. */
async function sealing(sql: Sql, account: string, sequence: number, at: string) {
  const [waiting] = await sql('unsealed').where({ account, sequence });
  if (waiting) return undefined;
  let from = await firstSince(sql, at);
  for (;;) {
    const found = await checkpointsFrom(sql, from, PORTION);
    const sealed = found.find(({ ranges }) => ranges.some(covers(account, sequence)));
    if (sealed) return isFirstForm(sealed) ? undefined : sealed;
    const last = found.at(-1);
    if (!last || last.number < from + 1) return undefined;
    from = last.number;
  }
}

async function linksBetween(sql: Sql, account: string, from: number, to: number): Promise<ChainLink[]> {
  const rows: StoredRow[] = await sql('entries as e')
    .leftJoin('movements as m', 'm.movement_id', 'e.movement_id')
    .where('e.account', account)
    .whereBetween('e.sequence', [from, to])
    .orderBy('e.sequence')
    .select('e.*', 'm.kind', 'm.cause', 'm.reason', 'm.at', 'm.correlation_id');
  return rows.map(chainLink);
}

function shown({ entry, movement }: ChainLink): Receipt['entry'] {
  if (!movement) throw new Error(`The movement of ${userEntryId(entry.account, entry.sequence)} is missing`);
  const { account, sequence, amount, balance, previous, hash } = entry;
  const against = accountAgainst(movement, account);
  return { account, sequence, amount, balance, previous, hash, ...movement, against };
}

function sealOf(checkpoint: Checkpoint, range: Checkpoint['ranges'][number]): Receipt['seal'] {
  const leaves = checkpoint.ranges.map(hashOfRange);
  const { totals, ...header } = headerOf(checkpoint);
  return {
    range: { ...range },
    path: pathOf(leaves, checkpoint.ranges.indexOf(range)),
    checkpoint: { ...header, totals: [...totals], hash: checkpoint.hash },
  };
}
