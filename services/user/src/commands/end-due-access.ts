import { EndAccess, EndDueAccess } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { standingsEndingBy } from '../tables/standings.ts';

export const endDueAccess = command(EndDueAccess, {
  store: 'sql',
  reads: ({ data }) => ({ due: standingsEndingBy(data.at) }),
  decide: ({ data: { at: until } }, { due }) =>
    accept(
      { due: due.length },
      { send: due.map(({ userId }) => EndAccess.of({ userId, until }, { key: `sweep:${userId}:${until}` })) },
    ),
});
