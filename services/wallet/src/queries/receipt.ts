import { movementUnknown, ReceiptOf } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { atOneMoment } from '../tables/moment.ts';
import { receiptOf } from '../tables/receipts.ts';

export const receipt = query(ReceiptOf, {
  answer: async ({ userId, cause }, { sql }) =>
    (await atOneMoment(sql, (moment) => receiptOf(moment, userId, cause))) ?? refuse(movementUnknown),
});
