import { ForgetRefused } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { outgoing, refusedBefore } from '../tables/outgoing.ts';
import { skippedBefore, skippedUpdates } from '../tables/skipped-updates.ts';

/** Small, so that it is never noticed beside the batches; the next turn goes on. */
const AT_ONCE = 500;

export const forgetRefused = command(ForgetRefused, {
  reads: ({ data }) => ({
    skipped: skippedBefore(data.before, AT_ONCE),
    refused: refusedBefore(data.before, AT_ONCE),
  }),
  decide: (_, { skipped, refused }) =>
    accept(
      { forgotten: skipped.length + refused.length },
      {
        save: [
          ...skipped.map(({ id }) => skippedUpdates.remove(id)),
          ...refused.map(({ id }) => outgoing.remove(id)),
        ],
      },
    ),
});
