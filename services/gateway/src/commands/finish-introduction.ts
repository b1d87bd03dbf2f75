import { FinishIntroduction } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { introductions } from '../tables/introductions.ts';

export const finishIntroduction = command(FinishIntroduction, {
  reads: ({ data }) => ({ waiting: introductions.ref(data.userId) }),
  decide: ({ data: { userId, updateId } }, { waiting }) =>
    accept({}, waiting?.updateId === updateId ? { save: [introductions.remove(userId)] } : {}),
});
