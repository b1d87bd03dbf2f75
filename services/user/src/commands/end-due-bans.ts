import { BanLifted, EndDueBans } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { bans, bansUntil } from '../tables/bans.ts';

export const endDueBans = command(EndDueBans, {
  store: 'sql',
  reads: ({ data }) => ({ due: bansUntil(data.at) }),
  decide: (_, { due }) =>
    accept(
      { ended: due.length },
      {
        save: due.map(({ userId }) => bans.remove(userId)),
        emit: due.map(({ userId }) => BanLifted.of({ userId })),
      },
    ),
});
