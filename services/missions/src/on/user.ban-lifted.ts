import { BanLifted } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { progress } from '../collections/progress.ts';

export const banLifted = on(BanLifted, {
  reads: ({ data }) => ({ known: progress.ref(data.userId) }),
  decide: (_, { known }) => (known?.ban ? { save: [progress.put({ ...known, ban: null })] } : {}),
});
