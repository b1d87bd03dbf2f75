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
 * commands of the other where there are any.
 * @param names the durable consumer, and those it takes the place of
 */
export function partitionSources(
  names: Pick<PartitionSource, 'durable' | 'earlier'>,
  partition: number,
  handlers: readonly (EventHandler | CommandHandler)[],
): PartitionSource[] {
  const before = earlierPartitions(partition);
  const scheduled = handlers.flatMap((handler) =>
    handler.kind === 'command' && handler.message.scheduled ? [handler.message] : [],
  );
  const messages = {
    stream: MESSAGES_STREAM,
    subjects: handlers.map((handler) => arrivalSubject(handler, partition)),
    whileThere: before.flatMap((one) => handlers.map((handler) => arrivalSubject(handler, one))),
  };
  // What was scheduled in those days may be due in a year.
  const due = {
    stream: SCHEDULES_STREAM,
    subjects: [partition, ...before].flatMap((one) =>
      scheduled.map((command) => dueCommandSubject(command, one)),
    ),
    whileThere: [],
  };
  return [messages, due]
    .filter(({ subjects }) => subjects.length > 0)
    .map((source) => ({ ...source, ...names }));
}

function arrivalSubject({ kind, message }: EventHandler | CommandHandler, partition: number): string {
  return kind === 'event' ? eventSubject(message, partition) : durableCommandSubject(message, partition);
}
