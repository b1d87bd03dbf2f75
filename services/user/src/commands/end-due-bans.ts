import { BanLifted, EndDueBans } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { endsNow } from '../rules/ban.ts';
import { bans, bansUntil } from '../tables/bans.ts';

export const endDueBans = command(EndDueBans, {
  store: 'sql',
  reads: ({ data }) => ({ due: bansUntil(data.at) }),
  decide: (_, { due }, { now }) => {
    const over = due.filter((ban) => ban.until !== null && endsNow(ban, ban.until, now));
    return accept(
      { ended: over.length },
      {
        save: over.map(({ userId }) => bans.remove(userId)),
        emit: over.map(({ userId }) => BanLifted.of({ userId })),
      },
    );
  },
});
