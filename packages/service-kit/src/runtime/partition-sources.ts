import {
  dueCommandSubject,
  durableCommandSubject,
  eventSubject,
  MESSAGES_STREAM,
  SCHEDULES_STREAM,
} from '@yabot/contracts';
import type { PartitionSource } from '../bus/stream-consumer.ts';
import type { CommandHandler, EventHandler } from '../definitions/handlers.ts';

/**
 * What the handlers of one database consume of a partition: events and durable commands of one stream, and due
 * commands of the other where there are any.
 */
export function partitionSources(
  durable: string,
  partition: number,
  handlers: readonly (EventHandler | CommandHandler)[],
): PartitionSource[] {
  const messages = handlers.map((handler) =>
    handler.kind === 'event'
      ? eventSubject(handler.message, partition)
      : durableCommandSubject(handler.message, partition),
  );
  const due = handlers.flatMap((handler) =>
    handler.kind === 'command' && handler.message.scheduled
      ? [dueCommandSubject(handler.message, partition)]
      : [],
  );
  return [
    { stream: MESSAGES_STREAM, durable, subjects: messages },
    { stream: SCHEDULES_STREAM, durable, subjects: due },
  ].filter(({ subjects }) => subjects.length > 0);
}
