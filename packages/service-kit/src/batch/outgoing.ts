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

/** The envelope of a message that another one caused. */
function envelopeOf(
  { type }: { readonly type: string },
  entity: string,
  cause: Envelope,
  sender: Sender,
): Envelope {
  return {
    id: sender.newId(),
    entity,
    source: sender.service,
    type,
    time: sender.at,
    correlationId: cause.correlationId,
    causationId: cause.id,
    ...(cause.traceparent ? { traceparent: cause.traceparent } : {}),
  };
}

/** A message with its envelope. @param more headers it has besides */
export function enveloped(
  envelope: Envelope,
  subject: string,
  data: string,
  more: OutboxRow['headers'] = [],
): Outgoing {
  return { id: envelope.id, at: envelope.time, subject, envelope, headers: more, data };
}

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
  const { definition } = event;
  const { data, json } = checked(event);
  const entity = definition.entity(data);
  const envelope = envelopeOf(definition, entity, cause, sender);
  return {
    ...enveloped(envelope, eventSubject(definition, partitionOf(entity)), json),
    countedAs: `${definition.type}/${entity}`,
  };
}

/** A durable command about to be sent, at once or on a schedule. */
export function outgoingCommand(command: SentCommand, cause: Envelope, sender: Sender): Outgoing {
  const { definition, key } = command;
  const { envelope, json } = commandOf(command, cause, sender);
  const partition = partitionOf(envelope.entity);
  if (!command.at) return enveloped(envelope, durableCommandSubject(definition, partition), json);
  return enveloped(envelope, scheduleSubject(definition, key), json, [
    ['Nats-Schedule', `@at ${command.at.toISOString()}`],
    ['Nats-Schedule-Target', dueCommandSubject(definition, partition)],
  ]);
}

/** A command that a decision put into the dead letters: replayed, it is carried out. */
export function buriedCommand({ command, ...dead }: Buried, cause: Envelope, sender: Sender): Outgoing {
  const { envelope, json: raw } = commandOf(command, cause, sender);
  return deadLetter({ envelope, entity: envelope.entity, raw, attempts: 0 }, dead, sender);
}

function commandOf(command: SentCommand, cause: Envelope, sender: Sender) {
  const { definition, key } = command;
  const { data, json } = checked(command);
  const envelope = envelopeOf(definition, definition.entity(data), cause, sender);
  return { envelope: { ...envelope, idempotencyKey: key }, json };
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
