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
  const before = notice?.earned ?? NOTHING;
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
    correlationId: notice?.correlationId ?? correlationId,
    since: notice?.since ?? now.toISOString(),
  };
  return [notices.put(row)];
}
