import { ForgetRefused } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { drafts, draftsEndedBefore } from '../tables/drafts.ts';
import { outgoing, refusedBefore } from '../tables/outgoing.ts';
import { skippedBefore, skippedUpdates } from '../tables/skipped-updates.ts';

/** Small, so that it is never noticed beside the batches; the next turn goes on. */
const AT_ONCE = 500;

export const forgetRefused = command(ForgetRefused, {
  reads: ({ data }) => ({
    skipped: skippedBefore(data.before, AT_ONCE),
    refused: refusedBefore(data.before, AT_ONCE),
    ended: draftsEndedBefore(data.before, AT_ONCE),
  }),
  decide: (_, { skipped, refused, ended }) =>
    accept(
      { forgotten: skipped.length + refused.length + ended.length },
      {
        save: [
          ...skipped.map(({ id }) => skippedUpdates.remove(id)),
          ...refused.map(({ id }) => outgoing.remove(id)),
          ...ended.map(({ id }) => drafts.remove(id)),
        ],
      },
    ),
});
