import {
  dueCommandSubject,
  durableCommandSubject,
  earlierPartitions,
  eventSubject,
  MESSAGES_STREAM,
  SCHEDULES_STREAM,
} from '@yabot/contracts';
import type { PartitionSource } from '../bus/stream-consumer.ts';
import type { CommandHandler, EventHandler } from '../definitions/handlers.ts';

/**
 * What the handlers of one database consume of a partition: events and durable commands of one stream, and due
 * commands of the other where there are any. Of earlier partitions too: an instance that is gone may have left messages
 * for them in its outbox, and what was scheduled in those days may be due in a year.
 * @param names the durable consumer, and those it takes the place of
 */
export function partitionSources(
  names: Pick<PartitionSource, 'durable' | 'earlier'>,
  partition: number,
  handlers: readonly (EventHandler | CommandHandler)[],
): PartitionSource[] {
  const partitions = [partition, ...earlierPartitions(partition)];
  const messages = partitions.flatMap((one) =>
    handlers.map((handler) =>
      handler.kind === 'event'
        ? eventSubject(handler.message, one)
        : durableCommandSubject(handler.message, one),
    ),
  );
  const due = partitions.flatMap((one) =>
    handlers.flatMap((handler) =>
      handler.kind === 'command' && handler.message.scheduled
        ? [dueCommandSubject(handler.message, one)]
        : [],
    ),
  );
  return [
    { ...names, stream: MESSAGES_STREAM, subjects: messages },
    { ...names, stream: SCHEDULES_STREAM, subjects: due },
  ].filter(({ subjects }) => subjects.length > 0);
}
