import { movementUnknown, notReversible, ReversalPreview } from '@yabot/contracts';
import { query, refuse } from '@yabot/service-kit';
import { previewReversal } from '../rules/reverse.ts';
import { accounts } from '../tables/accounts.ts';
import { movements } from '../tables/movements.ts';
import { reversals } from '../tables/reversals.ts';

export const reversalPreview = query(ReversalPreview, {
  answer: async ({ userId, cause }, { load }) => {
    const [account, movement, earlier] = await Promise.all([
      load(accounts.ref(userId)),
      load(movements.ref(cause)),
      load(reversals.ref(cause)),
    ]);
    const preview = previewReversal(account, movement, earlier, userId);
    if (preview === 'unknown') return refuse(movementUnknown);
    return preview === 'not-reversible' ? refuse(notReversible) : preview;
  },
});
