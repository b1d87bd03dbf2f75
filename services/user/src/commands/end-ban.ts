import { BanLifted, EndBan } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { endsNow } from '../rules/ban.ts';
import { bans } from '../tables/bans.ts';

export const endBan = command(EndBan, {
  store: 'sql',
  reads: ({ data }) => ({ ban: bans.ref(data.userId) }),
  decide: ({ data: { userId, until } }, { ban }, { now }) => {
    if (!endsNow(ban, until, now)) return accept({});
    return accept({}, { save: [bans.remove(userId)], emit: [BanLifted.of({ userId })] });
  },
});
