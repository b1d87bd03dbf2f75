import { type QueryContext, sqlTable } from '@yabot/service-kit';
import type { TransferRow } from '../rules/book.ts';

/** Written by who sends; what became of a transfer is in the book. */
export const transfers = sqlTable<TransferRow>('transfers', {
  key: 'transferId',
  columns: {
    transferId: 'text',
    senderId: 'text',
    recipientId: 'text',
    amount: 'integer',
    message: 'text',
    at: 'text',
  },
});

/** How many are forgotten at once. */
export const AT_ONCE = 1_000;
/** So many fit into an answer. */
const LATEST = 200;

/** Transfers from and to somebody with which something was written, for a decision. */
export const writtenTransfersOf = (userId: string) =>
  transfers.lookup((sql) =>
    sql('transfers')
      .whereNotNull('message')
      .where((either) => void either.where('sender_id', userId).orWhere('recipient_id', userId))
      .limit(AT_ONCE),
  );

/** What somebody wrote and was written with transfers, for a query: the latest. */
export async function lettersOf(sql: QueryContext['sql'], userId: string): Promise<TransferRow[]> {
  const rows = await sql('transfers')
    .whereNotNull('message')
    .where((either) => void either.where('sender_id', userId).orWhere('recipient_id', userId))
    .orderBy('at', 'desc')
    .limit(LATEST);
  return rows.map(transfers.fromStored);
}
