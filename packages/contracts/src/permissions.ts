import { ALL_MESSAGES, type AnyMessage, COMMANDS } from './catalogue.ts';
import type { CommandDefinition } from './definitions/command.ts';
import type { EventDefinition } from './definitions/event.ts';
import { earlierPartitions, PARTITIONS } from './definitions/partition.ts';
import type { ServiceName } from './definitions/service-name.ts';
import {
  DEAD_LETTERS_STREAM,
  dueCommandSubject,
  durableCommandSubject,
  eventSubject,
  MESSAGES_STREAM,
  requestSubject,
  SCHEDULES_STREAM,
} from './definitions/subjects.ts';

/** The databases a service can have; each consumes on its own. */
export type StoreKind = 'sql' | 'documents';

/** What a service does on the bus, by message types such as `wallet.debit.v1`. */
export interface ServiceAccess {
  readonly service: ServiceName;
  /** By database: the events it reacts to and the own commands it carries out there. */
  readonly handles: Readonly<Partial<Record<StoreKind, readonly string[]>>>;
  /** Commands of others it sends durably. */
  readonly sends?: readonly string[];
  /** Commands and queries of others whose answer it waits for. */
  readonly asks?: readonly string[];
  /** Queries whose answers it keeps: it hears the events by which they are dropped. */
  readonly keeps?: readonly string[];
}

/** The `permissions` of a user in the configuration of nats-server. */
export interface NatsPermissions {
  readonly publish: { readonly allow: readonly string[] };
  readonly subscribe: { readonly allow: readonly string[] };
  readonly allow_responses: { readonly max: number; readonly expires: string };
}

/** A durable consumer on a stream: one for each database and partition of a service. */
export interface DurableConsumer {
  readonly stream: string;
  readonly name: string;
  readonly filterSubjects: readonly string[];
  /** Those it takes the place of. */
  readonly earlier: readonly string[];
}

/** `<service>-<store>-p<partition>of<partitions>`: the durable consumer of a partition. */
export function durableName(service: ServiceName, store: StoreKind, partition: number): string {
  return `${service}-${store}-p${partition}of${PARTITIONS}`;
}

/** MongoDB held all documents then. */
const NAMED_BEFORE: Readonly<Record<StoreKind, string>> = { sql: 'sql', documents: 'mongo' };

/** The consumers that did its work while there were eight partitions: it goes on where they are, and they go. */
export function earlierDurables(service: ServiceName, store: StoreKind, partition: number): string[] {
  const all = [partition, ...earlierPartitions(partition)];
  return all.map((one) => `${service}-${NAMED_BEFORE[store]}-p${one}`);
}

/** `_INBOX_<service>`: where a service takes replies, so that no other can read them. */
export function inboxPrefix(service: ServiceName): string {
  return `_INBOX_${service}`;
}

/** `audit-<service>-<store>`: the consumer by which a service looks whether the stream still has what it published. */
export function auditConsumerName(service: ServiceName, store: StoreKind): string {
  return `audit-${service}-${store}`;
}

/** The durable consumers of a service, which it makes itself: what they filter changes with what it wants. */
export function durableConsumers({ service, handles }: ServiceAccess): DurableConsumer[] {
  const stores = Object.entries(handles) as [StoreKind, readonly string[]][];
  return stores.flatMap(([store, types]) => {
    const messages = types.map((type) => consumable(service, messageOf(type)));
    const scheduled = messages.filter((message) => message.kind === 'command' && message.scheduled);
    return [
      ...consumersOn(MESSAGES_STREAM, service, store, messages, arrivalSubject),
      ...consumersOn(SCHEDULES_STREAM, service, store, scheduled as CommandDefinition[], dueCommandSubject),
    ];
  });
}

/**
 * What a service may publish and read on NATS, and nothing else.
 * @throws when it names a type that does not exist, or one it may not use
 * @example
 * natsPermissions({ service: 'wallet', handles: { sql: [MissionCompleted.type, Credit.type] } }).publish.allow;
 */
export function natsPermissions(access: ServiceAccess): NatsPermissions {
  const { service } = access;
  return {
    publish: {
      allow: [
        ...['evt', 'cmd', 'dlq'].map((kind) => `${kind}.${service}.>`),
        ...schedulesOf(service),
        ...(access.sends ?? []).map((type) => sendingSubject(service, messageOf(type))),
        ...(access.asks ?? []).map((type) => askingSubject(service, messageOf(type))),
        ...STREAM_SUBJECTS,
        ...durableConsumers(access).flatMap(consumingSubjects),
        ...(Object.keys(access.handles) as StoreKind[]).flatMap((store) => auditingSubjects(access, store)),
      ],
    },
    subscribe: {
      allow: [
        `${inboxPrefix(service)}.>`,
        `req.${service}.>`,
        ...DISCOVERY_SUBJECTS,
        ...new Set((access.keeps ?? []).flatMap((type) => keepingSubjects(messageOf(type)))),
      ],
    },
    allow_responses: { max: 1, expires: '1m' },
  };
}

/** The services protocol of NATS, by which `nats micro ls` finds a service. */
const DISCOVERY_SUBJECTS = ['PING', 'INFO', 'STATS'].flatMap((verb) => [`$SRV.${verb}`, `$SRV.${verb}.>`]);

/** A stream that is gone is made anew by whoever comes first; nobody but an administrator changes or empties one. */
const STREAM_SUBJECTS = [
  '$JS.API.INFO',
  ...[MESSAGES_STREAM, SCHEDULES_STREAM, DEAD_LETTERS_STREAM].flatMap((stream) =>
    ['STREAM.CREATE', 'STREAM.INFO', 'CONSUMER.LIST'].map((call) => `$JS.API.${call}.${stream}`),
  ),
];

/** What a consumer filters stands within the call that makes it, where NATS cannot look: it is the service's to say. */
function consumingSubjects({ stream, name, earlier }: DurableConsumer): string[] {
  const calls = ['CREATE', 'DURABLE.CREATE', 'INFO', 'MSG.NEXT', 'RESET', 'UNPIN'];
  return [
    ...calls.map((call) => `$JS.API.CONSUMER.${call}.${stream}.${name}`),
    `$JS.API.CONSUMER.CREATE.${stream}.${name}.>`,
    `$JS.ACK.${stream}.${name}.>`,
    ...earlier.flatMap((one) =>
      ['INFO', 'DELETE'].map((call) => `$JS.API.CONSUMER.${call}.${stream}.${one}`),
    ),
  ];
}

/** Of what it published itself: its events, its commands, and those it sends to others. */
function auditingSubjects({ service, sends = [] }: ServiceAccess, store: StoreKind): string[] {
  const name = `${MESSAGES_STREAM}.${auditConsumerName(service, store)}`;
  const filters = [
    `evt.${service}.>`,
    `cmd.${service}.>`,
    ...sends.map((type) => sendingSubject(service, messageOf(type))),
  ];
  return [
    ...['INFO', 'MSG.NEXT', 'DELETE'].map((call) => `$JS.API.CONSUMER.${call}.${name}`),
    ...filters.map((filter) => `$JS.API.CONSUMER.CREATE.${name}.${filter}`),
    `$JS.ACK.${name}.>`,
  ];
}

/** Only where it has something to schedule: the server does not check at whom a schedule is aimed; the kit does. */
function schedulesOf(service: ServiceName): string[] {
  const scheduled = COMMANDS.filter((command) => command.owner === service && command.scheduled);
  return scheduled.map((command) => `sched.${command.type}.*`);
}

type Consumable = EventDefinition | CommandDefinition;

function consumersOn<Message extends Consumable>(
  stream: string,
  service: ServiceName,
  store: StoreKind,
  messages: readonly Message[],
  subject: (message: Message, partition: number) => string,
): DurableConsumer[] {
  if (messages.length === 0) return [];
  return Array.from({ length: PARTITIONS }, (_, partition) => ({
    stream,
    name: durableName(service, store, partition),
    filterSubjects: messages.map((message) => subject(message, partition)),
    earlier: earlierDurables(service, store, partition),
  }));
}

function consumable(service: ServiceName, message: AnyMessage): Consumable {
  if (message.kind === 'event' || (message.kind === 'command' && message.owner === service)) return message;
  throw new Error(`${service} cannot consume ${message.type}: it is no event and no command of its own`);
}

function arrivalSubject(message: Consumable, partition: number): string {
  return message.kind === 'event'
    ? eventSubject(message, partition)
    : durableCommandSubject(message, partition);
}

function sendingSubject(service: ServiceName, message: AnyMessage): string {
  if (message.kind !== 'command')
    throw new Error(`${service} cannot send ${message.type}: only commands are sent`);
  refuseInternal(service, message);
  return durableCommandSubject(message, '*');
}

function askingSubject(service: ServiceName, message: AnyMessage): string {
  if (message.kind === 'event')
    throw new Error(`${service} cannot ask ${message.type}: events are not answered`);
  refuseInternal(service, message);
  return requestSubject(message);
}

/** The events by which kept answers of a query are dropped, as they go to the stream. */
export function keepingSubjects(message: AnyMessage): string[] {
  const keeping = message.kind === 'query' ? message.keeping : undefined;
  if (!keeping) throw new Error(`Answers of ${message.type} are not to be kept`);
  const events = [...keeping.droppedBy, ...(keeping.clearedBy ?? [])];
  return events.map(({ type }) => eventSubject(messageOf(type) as EventDefinition, '*'));
}

function refuseInternal(service: ServiceName, message: AnyMessage): void {
  if (message.kind !== 'command' || !message.internal || message.owner === service) return;
  throw new Error(`${service} cannot use ${message.type}: it is internal to ${message.owner}`);
}

function messageOf(type: string): AnyMessage {
  const message = ALL_MESSAGES.find((each) => each.type === type);
  if (!message)
    throw new Error(`No message has the type ${type}: see docs/catalog/index.md for those there are`);
  return message;
}
