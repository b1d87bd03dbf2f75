import type { EventDefinition } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import type { Earned } from '../rules/earned.ts';
import { noticed, noticeReads } from './noticed.ts';

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
    reads: ({ data }) => noticeReads(data.userId),
    decide: ({ data, envelope }, reader, { now }) => {
      const more = (earned: Earned) => add(earned, data, envelope.sequence);
      if (!reader.recipient?.notices) return {};
      return { save: noticed(reader, more, { correlationId: envelope.correlationId, now }) };
    },
  });
}
