import type { Knex } from 'knex';
import { toPages } from '../outbox-pages.ts';
import type { Effects, InboxRow, StoreTransaction, TableChanges } from '../store.ts';
import { deleteIn, insertRows, selectAll, selectIn } from './statements.ts';
import type { SqlLookup, SqlTable, StoredRow } from './table.ts';

const INBOX_COLUMNS = ['id', 'state', 'fingerprint', 'reply', 'at'];
const OUTBOX_COLUMNS = ['lane', 'position', 'messages', 'at'];

/** The reads and the write of a batch inside a transaction. */
export function sqlTransaction(trx: Knex): StoreTransaction {
  return {
    async heldPartitions(instance, partitions) {
      const rows = await selectAll(trx, 'select id from kit_partitions where holder = ?', [instance]);
      const held = new Set(rows.map((row) => Number(row.id)));
      return new Set(partitions.filter((partition) => held.has(partition)));
    },
    async findInbox(ids) {
      const rows = await selectIn(trx, 'kit_inbox', 'id', ids);
      return new Map(rows.map((row) => [String(row.id), toInboxRow(row)]));
    },
    load: (table, keys) => loadRows(trx, table as SqlTable, keys),
    find: (lookup) => (lookup as SqlLookup).find(trx),
    async lastSequences(keys) {
      const rows = await selectIn(trx, 'kit_sequences', 'id', keys);
      return new Map(rows.map((row) => [String(row.id), Number(row.last)]));
    },
    async lastPosition(lane) {
      const [row] = await trx('kit_outbox').where('lane', lane).max({ last: 'position' });
      return Number(row?.last ?? 0);
    },
    write: (effects) => writeEffects(trx, effects),
  };
}

/** The rows of a table with these keys. */
export async function loadRows<Row>(
  database: Knex,
  table: SqlTable<Row>,
  keys: readonly string[],
): Promise<Map<string, Row>> {
  const rows = (await selectIn(database, table.name, table.keyColumn, keys)).map(table.fromStored);
  return new Map(rows.map((row) => [table.keyOf(row), row]));
}

function toInboxRow(row: StoredRow): InboxRow {
  return {
    id: String(row.id),
    state: row.state as InboxRow['state'],
    at: String(row.at),
    ...(row.fingerprint ? { fingerprint: String(row.fingerprint) } : {}),
    ...(row.reply ? { reply: String(row.reply) } : {}),
  };
}

async function writeEffects(trx: Knex, effects: Effects) {
  const inbox = effects.inbox.map((row) => [
    row.id,
    row.state,
    row.fingerprint ?? null,
    row.reply ?? null,
    row.at,
  ]);
  const fresh = inbox.filter((_, i) => !effects.replacedInbox.has(effects.inbox[i]!.id));
  const replaced = inbox.filter((_, i) => effects.replacedInbox.has(effects.inbox[i]!.id));
  await insertRows(trx, 'kit_inbox', INBOX_COLUMNS, fresh);
  await insertRows(trx, 'kit_inbox', INBOX_COLUMNS, replaced, { key: 'id' });
  for (const changes of effects.tables) await writeTable(trx, changes);
  await insertRows(trx, 'kit_sequences', ['id', 'last'], [...effects.sequences], { key: 'id' });
  const outbox = toPages(effects.outbox).map(({ lane, position, messages, at }) => [
    lane,
    position,
    messages,
    at,
  ]);
  await insertRows(trx, 'kit_outbox', OUTBOX_COLUMNS, outbox);
  await deleteIn(trx, 'kit_attempts', 'id', effects.attemptsOver);
}

async function writeTable(trx: Knex, { table, puts, inserts, removes }: TableChanges) {
  const { name, keyColumn, columns, toStored } = table as SqlTable;
  const names = columns.map((column) => column.name);
  await deleteIn(trx, name, keyColumn, removes);
  await insertRows(trx, name, names, inserts.map(toStored));
  await insertRows(trx, name, names, puts.map(toStored), { key: keyColumn });
}
