import { type EventDefinition, partitionOf } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { type Earned, NOTHING } from '../rules/earned.ts';
import { notices } from '../tables/notices.ts';
import { recipients } from '../tables/recipients.ts';

/**
 * Adds something earned to what its user is to be told, in one message for all that comes at once. Who has not opened
 * the chat is told later; who does not want to know, never.
 * @param add is told which of the user's events of that type it is
 */
export function earning<Data extends { readonly userId: string }>(
  event: EventDefinition<Data>,
  add: (earned: Earned, data: Data, nth?: number) => Earned,
) {
  return on(event, {
    reads: ({ data }) => ({ notice: notices.ref(data.userId), recipient: recipients.ref(data.userId) }),
    decide: ({ data, envelope }, { notice, recipient }, { now }) => {
      if (!recipient?.notices) return {};
      const earned = add(notice?.earned ?? NOTHING, data, envelope.sequence);
      const { userId } = data;
      const row = {
        userId,
        partition: partitionOf(userId),
        chatId: recipient.telegramId,
        open: recipient.reach === 'open',
        earned,
        correlationId: notice?.correlationId ?? envelope.correlationId,
        since: notice?.since ?? now.toISOString(),
      };
      return { save: [notices.put(row)] };
    },
  });
}
