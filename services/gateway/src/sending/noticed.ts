import { partitionOf } from '@yabot/contracts';
import type { Change } from '@yabot/service-kit';
import { type Earned, NOTHING } from '../rules/earned.ts';
import { urgencyOf } from '../rules/told.ts';
import { type Notice, notices } from '../tables/notices.ts';
import { type Recipient, recipients } from '../tables/recipients.ts';

/** What has to be known to tell somebody something more. */
export const noticeReads = (userId: string) => ({
  notice: notices.ref(userId),
  recipient: recipients.ref(userId),
});

/** What is known of somebody who is told something. */
interface Reader {
  readonly notice: Notice | undefined;
  readonly recipient: Recipient | undefined;
}

/** After so long a step that was not worth telling alone is not news any more: its window may be another. */
const STEPS_WAIT_MS = 60_000;

/**
 * Adds something to what somebody is to be told, in one message for all that comes at once. Who has not opened the chat is
 * told later.
 */
export function noticed(
  { notice, recipient }: Reader,
  add: (earned: Earned, recipient: Recipient) => Earned,
  { correlationId, now }: { readonly correlationId: string; readonly now: Date },
): Change[] {
  if (!recipient) return [];
  const told = notice && urgencyOf(notice.earned) !== 'later' ? notice : undefined;
  const before = told?.earned ?? waiting(notice, now);
  const earned = add(before, recipient);
  if (earned === before) return [];
  const { userId } = recipient;
  const row: Notice = {
    userId,
    partition: partitionOf(userId),
    chatId: recipient.telegramId,
    open: recipient.reach === 'open',
    urgency: urgencyOf(earned),
    earned,
    correlationId: told?.correlationId ?? correlationId,
    since: told?.since ?? now.toISOString(),
  };
  return [notices.put(row)];
}

/** What was not told for its own sake, and is now told with something else. */
function waiting(notice: Notice | undefined, now: Date): Earned {
  if (!notice) return NOTHING;
  const { earned, since } = notice;
  return now.getTime() - Date.parse(since) > STEPS_WAIT_MS ? { ...earned, steps: [] } : earned;
}
