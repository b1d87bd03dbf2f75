import type { RequestListener } from 'node:http';
import type { CommandDefinition, EventDefinition, QueryDefinition, ServiceName } from '@yabot/contracts';
import type { z } from 'zod';
import type { Client } from '../bus/client.ts';
import type {
  CommandHandler,
  EventHandler,
  Job,
  QueryContext,
  QueryHandler,
} from '../definitions/handlers.ts';
import type { HealthStatus } from '../observability/health.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Submit } from '../requests/submit.ts';
import type { CommonSettings } from '../settings/settings.ts';
import type { DocumentSchema } from '../store/documents/store.ts';
import type { SqlSchema } from '../store/sql/store.ts';
import type { RowRef, Table } from '../store/table.ts';

/** What a service's own parts may use while it runs. */
export interface ServiceContext<Settings = unknown> {
  readonly settings: Settings & CommonSettings;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: () => Date;
  readonly client: Client;
  /** Hands a command to the own service, in this process: on the same path as one that came over the bus. */
  readonly submit: Submit;
  /** Tells `/health` of a dependency of the service's own, such as its content files, and what is wrong with it. */
  readonly health: { set(dependency: string, status: HealthStatus, detail?: string): void };
}

/** What loading resources may use besides. */
export interface ResourcesContext<Settings = unknown> extends ServiceContext<Settings> {
  /** One row by its key; waits until its database is there. */
  readonly load: <Row>(ref: RowRef<Row>) => Promise<Row | undefined>;
}

/** What decisions may read besides rows, as long as the service runs. */
export interface ResourcesInUse<Resources> extends Partial<Attachment> {
  current(): Resources;
  /** Calls back when they have changed, so that the events they want from now on are consumed. */
  onChange?(changed: () => void): void;
}

/** What runs beside the handlers may use besides. */
export interface AttachContext<Settings = unknown> extends ServiceContext<Settings> {
  /** Reads the own databases, as a query does. */
  readonly read: () => QueryContext;
  /** Calls back with the rows of a table that this instance has committed, as soon as they are; not with deleted ones. */
  readonly watch: <Row>(table: Table<Row>, seen: (rows: readonly Row[]) => void) => void;
  /** Whether this instance works on a partition, when several share the work. False after a freeze until that is sure again. */
  readonly holds: (partition: number) => boolean;
  /** The same, or it did when the database was last there: for what may be done by two for a while. */
  readonly held: (partition: number) => boolean;
  /** Does something outside, such as a call to another server, and tells OpenTelemetry of it as part of a chain. */
  readonly traced: <T>(name: string, correlationId: string, work: () => Promise<T>) => Promise<T>;
}

/** Something a service runs beside its handlers, such as an HTTP door. */
export interface Attachment {
  /** Answers HTTP requests that are not for health or metrics, on the service's port. */
  readonly handle?: RequestListener;
  /** Finishes what is in work for partitions that go to another instance; they are given only then. */
  readonly letGo?: (partitions: readonly number[]) => Promise<void>;
  /** Stops taking anything new and finishes what is in work. */
  stop(): Promise<void>;
}

/**
 * A service on one screen: what it accepts, answers, consumes, emits, sends, owns, does on time.
 * @see defineService
 */
export interface ServiceDefinition<Settings = unknown, Resources = unknown> {
  readonly name: ServiceName;
  /** What the service does, in a sentence. */
  readonly summary: string;
  /** Its own settings, besides those every service has. */
  readonly settings?: z.ZodType<Settings>;
  readonly accepts?: readonly CommandHandler<Resources>[];
  readonly answers?: readonly QueryHandler<Resources>[];
  readonly consumes?: readonly EventHandler<Resources>[];
  readonly emits?: readonly EventDefinition[];
  /** Commands it sends durably, to others or to itself. */
  readonly sends?: readonly CommandDefinition[];
  /** Queries and commands of others whose answer it waits for; it can ask no other. */
  readonly asks?: readonly (CommandDefinition | QueryDefinition)[];
  /**
   * Queries among `asks` whose answers are kept for as long as their definition says, and dropped in every instance
   * the moment an event tells that they have changed.
   */
  readonly keeps?: readonly QueryDefinition[];
  readonly owns: { readonly sql?: SqlSchema; readonly documents?: DocumentSchema };
  readonly jobs?: readonly Job[];
  /**
   * What decisions may read besides rows, such as definitions from content files; read anew for every batch. No message
   * is taken before it is there; when it throws, the service cannot go on.
   */
  readonly resources?: (context: ResourcesContext<Settings>) => Promise<ResourcesInUse<Resources>>;
  /** Where it listens for HTTP, when not at the common health port. */
  readonly listens?: (settings: Settings) => { host: string; port: number };
  /** What runs beside the handlers. */
  readonly attach?: (context: AttachContext<Settings>) => Promise<Attachment>;
}

/**
 * Defines a service.
 * @example
 * export const wallet = defineService({
 *   name: 'wallet', summary: 'Keeps the book of besitos',
 *   accepts: [credit, debit], answers: [balance, history], emits: [BesitosAwarded, BesitosSpent],
 *   owns: { sql: { tables: [accounts, entries], migrations } },
 * });
 */
export function defineService<Settings, Resources>(
  definition: ServiceDefinition<Settings, Resources>,
): ServiceDefinition<Settings, Resources> {
  return definition;
}
