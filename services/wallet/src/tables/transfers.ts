import { sqlTable } from '@yabot/service-kit';
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
