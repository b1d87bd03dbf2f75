import { TransferDetails, transferUnknown } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { receivedCause, returnedCause } from '../rules/arrival.ts';
import { movements } from '../tables/movements.ts';
import { transfers } from '../tables/transfers.ts';

export const transferDetails = query(TransferDetails, {
  answer: async ({ transferId, userId }, { load }) => {
    const [transfer, received, returned] = await Promise.all([
      load(transfers.ref(transferId)),
      load(movements.ref(receivedCause(transferId))),
      load(movements.ref(returnedCause(transferId))),
    ]);
    if (transfer?.senderId !== userId && transfer?.recipientId !== userId) return refuse(transferUnknown);
    const { senderId, recipientId, amount, message, at } = transfer;
    const state = received ? 'received' : returned ? 'returned' : 'on-its-way';
    return { senderId, recipientId, amount, message, at, state } as const;
  },
});
