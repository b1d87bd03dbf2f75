import { CloseAccount, PersonErased } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { holders } from '../tables/holders.ts';
import { transfers, writtenTransfersOf } from '../tables/transfers.ts';

/** The book stays, under an id that is nobody's any more; what was written with transfers goes, and the account is closed. */
export const personErased = on(PersonErased, {
  reads: ({ data }) => ({ written: writtenTransfersOf(data.userId) }),
  decide: ({ data: { userId } }, { written }) => ({
    save: [holders.remove(userId), ...written.map((row) => transfers.put({ ...row, message: null }))],
    send: [CloseAccount.of({ userId }, { key: userId })],
  }),
});
