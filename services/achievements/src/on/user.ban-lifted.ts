import { BanLifted } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';
import { changed } from '../rules/standing.ts';

export const banLifted = on(BanLifted, {
  reads: ({ data }) => ({ known: standings.ref(data.userId) }),
  decide: (_, { known }, { now }) =>
    known?.ban ? { save: [standings.put(changed({ ...known, ban: null }, now))] } : {},
});
