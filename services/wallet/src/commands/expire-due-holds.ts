import { ExpireDueHolds, ExpireHold } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { holdsUntil } from '../tables/holds.ts';

/** How many holds one sweep takes up; the next one goes on. */
const LIMIT = 500;

export const expireDueHolds = command(ExpireDueHolds, {
  reads: ({ data }) => ({ due: holdsUntil(data.at, LIMIT) }),
  decide: ({ data }, { due }) =>
    accept(
      { due: due.length },
      {
        send: due.map(({ userId, cause, movementId }) =>
          ExpireHold.of({ userId, hold: cause }, { key: `sweep:${data.at}:${movementId}` }),
        ),
      },
    ),
});
