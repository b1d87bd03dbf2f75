import {
  AcceptReferral,
  BotBlocked,
  ChangePreferences,
  ChatOpened,
  CommandUsed,
  FinishUpdate,
  type Reach,
} from '@yabot/contracts';
import { accept, command, type Decision, type DecisionContext } from '@yabot/service-kit';
import { keptPromise } from '../conversation/kept-promise.ts';
import type { Resources } from '../resources.ts';
import { keptDraft } from '../rules/drafts.ts';
import { isKept, type NotedChange, withWish } from '../rules/noted-change.ts';
import { outgoingRow } from '../rules/outgoing.ts';
import { drafts } from '../tables/drafts.ts';
import { notedChanges } from '../tables/noted-changes.ts';
import { outgoing } from '../tables/outgoing.ts';
import { type Recipient, recipients } from '../tables/recipients.ts';
import { type PendingUpdate, updates } from '../tables/updates.ts';

type Finish = typeof FinishUpdate.sample;

export const finishUpdate = command(FinishUpdate, {
  reads: ({ data: { updateId, userId, noted } }) => ({
    update: updates.ref(updateId),
    recipient: userId ? [recipients.ref(userId)] : [],
    noted: userId && noted ? [notedChanges.ref(userId)] : [],
  }),
  decide: (
    { data },
    { update, recipient: [recipient], noted: [noted] },
    { now, resources }: DecisionContext<Resources>,
  ) => {
    if (!update) return accept({});
    const changed = recipient && { ...recipient, ...data.preferences, reach: data.reach ?? recipient.reach };
    const { correlationId } = update;
    const rows = data.send.map((message, index) =>
      outgoingRow(message, { id: `${data.updateId}:${index}`, priority: 'reply', correlationId, now }),
    );
    const promise = changed ? promised(data, changed, noted, update, { now, resources }) : {};
    const invited = data.userId && data.referral ? [acceptance(data.userId, data.referral)] : [];
    return accept(
      {},
      {
        send: [...(promise.send ?? []), ...invited],
        save: [
          updates.remove(update.id),
          ...rows.map(outgoing.insert),
          ...(data.draft && data.userId ? [drafts.put(keptDraft(data.draft, data.userId, now))] : []),
          ...(changed && differs(changed, recipient) ? [recipients.put(changed)] : []),
          ...(promise.save ?? []),
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

/** One inviter for good: the key makes the first invitation the only one that is told. */
const acceptance = (userId: string, code: string) =>
  AcceptReferral.of({ userId, code }, { key: `referral:${userId}:${code}` });

const differs = (after: Recipient, before: Recipient) => JSON.stringify(after) !== JSON.stringify(before);

function reachEvents({ userId, reach: before }: Recipient, after: Finish['reach'] & Reach) {
  if (after === before) return [];
  if (after === 'open') return [ChatOpened.of({ userId })];
  return after === 'blocked' ? [BotBlocked.of({ userId })] : [];
}

/**
 * What could not be changed is sent durably, under the key it was asked under: had it been changed after all, that is found
 * out there. Whose preferences are so already is told at once, for no event will say so.
 */
function promised(
  { updateId, noted: wish }: Finish,
  recipient: Recipient,
  before: NotedChange | undefined,
  { correlationId }: PendingUpdate,
  { now, resources }: Pick<DecisionContext<Resources>, 'now' | 'resources'>,
): Pick<Decision, 'save' | 'send'> {
  if (!wish) return {};
  const { userId } = recipient;
  const send = [ChangePreferences.of({ userId, ...wish.wanted }, { key: wish.key })];
  const promise = withWish(userId, before, wish.wanted);
  if (before || !isKept(promise, recipient)) return { send, save: [notedChanges.put(promise)] };
  const about = { id: `${updateId}:kept`, correlationId, now };
  return { send, save: [outgoing.insert(keptPromise(recipient, resources.texts, about))] };
}
