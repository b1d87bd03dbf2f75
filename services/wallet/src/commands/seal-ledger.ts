import { SealLedger } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { SEAL_LIMIT, seal } from '../rules/seal.ts';
import { checkpoints, lastCheckpoint } from '../tables/checkpoints.ts';
import { firstUnsealed, unsealed } from '../tables/unsealed.ts';

export const sealLedger = command(SealLedger, {
  reads: () => ({ last: lastCheckpoint(), waiting: firstUnsealed(SEAL_LIMIT) }),
  decide: (_, { last, waiting }, { now }) => {
    if (waiting.length === 0) return accept({ sealed: 0 });
    const checkpoint = seal(last[0], waiting, now.toISOString());
    return accept(
      { sealed: waiting.length },
      {
        save: [checkpoints.insert(checkpoint), ...waiting.map(({ id }) => unsealed.remove(id))],
        // There may be more: the next portion is a message of its own, so that others get their turn in between.
        send: waiting.length === SEAL_LIMIT ? [SealLedger.of({}, { key: `after:${checkpoint.number}` })] : [],
      },
    );
  },
});
