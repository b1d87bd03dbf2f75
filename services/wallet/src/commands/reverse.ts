import {
  accountFrozen,
  insufficientBesitos,
  MovementReversed,
  movementUnknown,
  notReversible,
  Reverse,
} from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import type { Reversal } from '../rules/book.ts';
import { signedAmount } from '../rules/kinds.ts';
import { reverseMovement } from '../rules/reverse.ts';
import { accounts } from '../tables/accounts.ts';
import { changesOf } from '../tables/book.ts';
import { campaignRefusals } from '../tables/campaigns.ts';
import { movements } from '../tables/movements.ts';
import { reversals } from '../tables/reversals.ts';

export const reverse = command(Reverse, {
  reads: ({ data }) => ({
    account: accounts.ref(data.userId),
    movement: movements.ref(data.cause),
    earlier: reversals.ref(data.cause),
  }),
  decide: ({ data, envelope }, { account, movement, earlier }, { now, newId }) => {
    const { userId, cause, campaignId } = data;
    const stamp = { movementId: newId(), at: now.toISOString(), correlationId: envelope.correlationId };
    const undone = reverseMovement(account, movement, earlier, data, stamp);
    /** Nobody waits for the answer to a part of a campaign: what was refused is told with its progress. */
    const noted = (code: string) => ({
      save: campaignId
        ? [campaignRefusals.put({ id: `${campaignId}:${cause}`, campaignId, userId, cause, code })]
        : [],
    });
    switch (undone.outcome) {
      case 'reversed': {
        const { posting, reversal } = undone;
        const { amount, missing, balance } = reversal;
        const { reason } = posting.movement;
        const direction = signedAmount(posting.movement) < 0 ? 'taken' : 'given-back';
        return accept(answerOf(reversal), {
          save: [...changesOf(posting), reversals.insert(reversal)],
          emit: [MovementReversed.of({ userId, cause, reason, direction, amount, missing, balance })],
        });
      }
      case 'repeated':
        // Undone by somebody else: the campaign has nothing left to do there.
        return accept(
          answerOf(undone.reversal),
          undone.reversal.campaignId === (campaignId ?? null) ? {} : noted('reversed-before'),
        );
      case 'insufficient': {
        const { balance, needed } = undone;
        return refuse(insufficientBesitos, { balance, needed }, noted(insufficientBesitos.code));
      }
      case 'unknown':
        return refuse(movementUnknown, {}, noted(movementUnknown.code));
      case 'not-reversible':
        return refuse(notReversible, {}, noted(notReversible.code));
      case 'frozen':
        return refuse(accountFrozen, {}, noted(accountFrozen.code));
      default:
        return undone satisfies never;
    }
  },
});

const answerOf = ({ movementId, amount, missing, balance }: Reversal) => ({
  movementId,
  amount,
  missing,
  balance,
});
