import { BanLifted } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { standings } from '../collections/standings.ts';

export const banLifted = on(BanLifted, {
  reads: ({ data }) => ({ known: standings.ref(data.userId) }),
  decide: (_, { known }) => (known?.ban ? { save: [standings.put({ ...known, ban: null })] } : {}),
});
