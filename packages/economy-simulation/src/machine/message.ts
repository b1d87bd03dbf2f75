import type { CommandDefinition, Envelope, EventDefinition } from '@yabot/contracts';

/** An event or command on its way through a simulation. */
export interface Message {
  readonly type: string;
  readonly data: unknown;
  readonly envelope: Envelope;
  /** When it is due; at once when left out. */
  readonly at?: Date;
}

/** Where a message that nothing caused comes from. */
interface Origin {
  readonly id: string;
  readonly source: string;
  readonly time: Date;
}

/** A message that begins something: what a follower does, or what was recorded of it. */
export function begun<Data>(
  definition: EventDefinition<Data> | CommandDefinition<Data>,
  data: Data,
  { id, source, time }: Origin,
): Message {
  const { type } = definition;
  const entity = definition.entity(data);
  return {
    type,
    data,
    envelope: { id, source, type, time: time.toISOString(), entity, correlationId: id },
  };
}
