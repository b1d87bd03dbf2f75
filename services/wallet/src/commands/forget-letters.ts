import { ForgetLetters } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { AT_ONCE, transfers, writtenTransfersOf } from '../tables/transfers.ts';

export const forgetLetters = command(ForgetLetters, {
  first: true,
  reads: ({ data }) => ({ written: writtenTransfersOf(data.userId) }),
  decide: ({ data: { userId } }, { written }, { newId }) =>
    accept(
      { forgotten: written.length },
      {
        save: written.map((row) => transfers.put({ ...row, message: null })),
        send: written.length === AT_ONCE ? [ForgetLetters.of({ userId }, { key: newId() })] : [],
      },
    ),
});
