import { describeMessage, type MessageDefinition, type MessageSource } from './message.ts';

/** A fact that happened, published by its owner on the durable stream. */
export interface EventDefinition<Data = unknown> extends MessageDefinition<Data> {
  readonly kind: 'event';
  /** The entity the event is about; it decides the partition and so the order. Mostly a user id. */
  entity(data: Data): string;
  /** An event of this kind, for a decision to emit. */
  of(data: Data): EmittedEvent<Data>;
}

/** An event a decision wants published. */
export interface EmittedEvent<Data = unknown> {
  readonly definition: EventDefinition<Data>;
  readonly data: Data;
}

/**
 * Defines an event. Its name is in the past tense, and it carries no personal data.
 * @example
 * export const BesitosAwarded = defineEvent({ owner: 'wallet', name: 'besitos-awarded', data: z.object({ userId }), entity: (data) => data.userId, … });
 */
export function defineEvent<Data>(
  source: MessageSource<Data> & { entity: (data: NoInfer<Data>) => string },
): EventDefinition<Data> {
  const definition: EventDefinition<Data> = {
    ...describeMessage('event', source),
    entity: source.entity,
    of: (data) => ({ definition, data }),
  };
  return definition;
}
