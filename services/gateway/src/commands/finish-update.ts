import { BotBlocked, ChatOpened, CommandUsed, FinishUpdate, type Reach } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { outgoingRow } from '../rules/outgoing.ts';
import { outgoing } from '../tables/outgoing.ts';
import { type Recipient, recipients } from '../tables/recipients.ts';
import { updates } from '../tables/updates.ts';

type Finish = typeof FinishUpdate.sample;

export const finishUpdate = command(FinishUpdate, {
  reads: ({ data }) => ({
    update: updates.ref(data.updateId),
    recipient: data.userId ? recipients.ref(data.userId) : [],
  }),
  decide: ({ data }, { update, recipient: found }, { now }) => {
    if (!update) return accept({});
    const recipient = Array.isArray(found) ? undefined : (found as Recipient | undefined);
    const changed = recipient && { ...recipient, ...data.preferences, reach: data.reach ?? recipient.reach };
    const { correlationId } = update;
    const rows = data.send.map((message, index) =>
      outgoingRow(message, { id: `${data.updateId}:${index}`, priority: 'reply', correlationId, now }),
    );
    return accept(
      {},
      {
        save: [
          updates.remove(update.id),
          ...rows.map(outgoing.insert),
          ...(changed && differs(changed, recipient) ? [recipients.put(changed)] : []),
        ],
        emit: [
          ...(recipient && changed ? reachEvents(recipient, changed.reach) : []),
          ...(data.userId && data.command
            ? [CommandUsed.of({ userId: data.userId, command: data.command })]
            : []),
        ],
      },
    );
  },
});

const differs = (after: Recipient, before: Recipient) => JSON.stringify(after) !== JSON.stringify(before);

function reachEvents({ userId, reach: before }: Recipient, after: Finish['reach'] & Reach) {
  if (after === before) return [];
  if (after === 'open') return [ChatOpened.of({ userId })];
  return after === 'blocked' ? [BotBlocked.of({ userId })] : [];
}
