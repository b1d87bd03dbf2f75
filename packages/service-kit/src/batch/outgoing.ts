import {
  deadLetterSubject,
  dueCommandSubject,
  durableCommandSubject,
  type EmittedEvent,
  type Envelope,
  eventSubject,
  headerValue,
  partitionOf,
  type SentCommand,
  type ServiceName,
  scheduleSubject,
} from '@yabot/contracts';
import type { Buried } from '../definitions/decision.ts';
import type { OutboxRow } from '../store/store.ts';
import { type DeadReason, type Item, rawText } from './item.ts';

/** A message on its way out before it has its place in the outbox. */
export interface Outgoing extends Pick<OutboxRow, 'id' | 'subject' | 'headers' | 'data' | 'at'> {
  /** What is told of it, unless it is a dead letter; its headers are those it has besides. */
  readonly envelope?: Envelope;
  /** On events: the `<event type>/<entity>` under which it is counted. */
  readonly countedAs?: string;
}

/** What messages that leave a service have in common. */
export interface Sender {
  readonly service: ServiceName;
  readonly codeVersion: string;
  /** When it is, ISO 8601. */
  readonly at: string;
  readonly newId: () => string;
}

const caused = (cause: Envelope) => ({
  correlationId: cause.correlationId,
  causationId: cause.id,
  ...(cause.traceparent ? { traceparent: cause.traceparent } : {}),
});

/**
 * The longest data of a message, in bytes. NATS takes 256 KiB with headers, and a dead letter that holds the message in
 * quotes must fit too: what NATS refuses would stay at the head of the outbox for ever.
 */
export const MAX_DATA_BYTES = 100_000;

/** @throws when the data does not fit the message's schema, naming the field, or is too long: a bug of who decided it */
function checked({ definition, data }: EmittedEvent | SentCommand): { data: unknown; json: string } {
  const parsed = definition.schema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `${definition.type} was decided with a wrong ${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  const json = JSON.stringify(parsed.data);
  const bytes = Buffer.byteLength(json);
  if (bytes > MAX_DATA_BYTES) {
    throw new Error(
      `${definition.type} was decided with ${bytes} bytes of data; at most ${MAX_DATA_BYTES} can be sent`,
    );
  }
  return { data: parsed.data, json };
}

/** An event about to be published. */
export function outgoingEvent(event: EmittedEvent, cause: Envelope, sender: Sender): Outgoing {
  const { data, json } = checked(event);
  const entity = event.definition.entity(data);
  const { at } = sender;
  const id = sender.newId();
  return {
    id,
    at,
    countedAs: `${event.definition.type}/${entity}`,
    subject: eventSubject(event.definition, partitionOf(entity)),
    data: json,
    headers: [],
    envelope: {
      id,
      entity,
      source: sender.service,
      type: event.definition.type,
      time: at,
      ...caused(cause),
    },
  };
}

/** A durable command about to be sent, at once or on a schedule. */
export function outgoingCommand(command: SentCommand, cause: Envelope, sender: Sender): Outgoing {
  const { definition, key } = command;
  const { data, json } = checked(command);
  const entity = definition.entity(data);
  const { at } = sender;
  const id = sender.newId();
  const envelope: Envelope = {
    id,
    entity,
    source: sender.service,
    type: definition.type,
    time: at,
    idempotencyKey: key,
    ...caused(cause),
  };
  const message = { id, at, envelope, data: json };
  const partition = partitionOf(entity);
  if (!command.at) return { ...message, subject: durableCommandSubject(definition, partition), headers: [] };
  const headers: OutboxRow['headers'] = [
    ['Nats-Schedule', `@at ${command.at.toISOString()}`],
    ['Nats-Schedule-Target', dueCommandSubject(definition, partition)],
  ];
  return { ...message, subject: scheduleSubject(definition, key), headers };
}

/** A command that a decision put into the dead letters: replayed, it is carried out. */
export function buriedCommand({ command, ...dead }: Buried, cause: Envelope, sender: Sender): Outgoing {
  const { definition, key } = command;
  const { data, json: raw } = checked(command);
  const entity = definition.entity(data);
  const envelope: Envelope = {
    id: sender.newId(),
    entity,
    source: sender.service,
    type: definition.type,
    time: sender.at,
    idempotencyKey: key,
    ...caused(cause),
  };
  return deadLetter({ envelope, entity, raw, attempts: 0 }, dead, sender);
}

/** A message on its way to the dead letters, with everything needed to understand and to replay it. */
export function deadLetter(
  item: Pick<Item, 'envelope' | 'entity' | 'raw' | 'attempts'>,
  dead: DeadReason,
  sender: Sender,
): Outgoing {
  const { envelope } = item;
  const { at } = sender;
  return {
    // A letter of its own each time: a replay that fails again is another one.
    id: sender.newId(),
    at,
    subject: deadLetterSubject(sender.service, envelope.type),
    headers: [['ce-correlationid', headerValue(envelope.correlationId || 'unknown')]],
    data: JSON.stringify({
      service: sender.service,
      handler: envelope.type,
      ...dead,
      attempts: item.attempts,
      codeVersion: sender.codeVersion,
      at,
      message: { envelope, entity: item.entity, raw: shortened(rawText(item.raw)) },
    }),
  };
}

/** Only what did not come from a service of the fleet can be longer than what one sends. */
const shortened = (raw: string) =>
  Buffer.byteLength(raw) <= MAX_DATA_BYTES ? raw : `${raw.slice(0, 1_000)}… (${raw.length} characters)`;
