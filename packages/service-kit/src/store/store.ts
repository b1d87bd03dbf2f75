import type { Lookup, StoreKind, Table } from './table.ts';

/** A message a service has dealt with. Kept so that the same message again has no second effect. */
export interface InboxRow {
  /** The event's id, or a command's type and idempotency key. */
  readonly id: string;
  /** `dead` when the message went to the dead letters; a replay may then take it up again. */
  readonly state: 'handled' | 'dead';
  /** A hash of a command's data: the same key with other data is refused. */
  readonly fingerprint?: string;
  /** What a command answered, to be answered again byte for byte. */
  readonly reply?: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A message on its way out, committed with the change that caused it. */
export interface OutboxRow {
  /** The instance that wrote it; it publishes its own lane in order. */
  readonly lane: string;
  /** Its place in the lane, from 1. */
  readonly position: number;
  /** Of the message, or of the first of several that go as one; also the `Nats-Msg-Id`. */
  readonly id: string;
  readonly subject: string;
  readonly headers: readonly [name: string, value: string][];
  /** JSON: of the message, or of several as a batch. */
  readonly data: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What a batch changes in one table. A key is in at most one of the three. */
export interface TableChanges {
  readonly table: Table<unknown>;
  readonly puts: readonly unknown[];
  readonly inserts: readonly unknown[];
  readonly removes: readonly string[];
  /** The keys among `puts` that had no row when the batch looked. */
  readonly absent?: ReadonlySet<string>;
}

/** Everything one batch writes, in one transaction. */
export interface Effects {
  readonly inbox: readonly InboxRow[];
  /** The ids among them that were dead and are now handled after all. */
  readonly replacedInbox: ReadonlySet<string>;
  readonly tables: readonly TableChanges[];
  /** The last sequence by `<event type>/<entity>`. */
  readonly sequences: ReadonlyMap<string, number>;
  readonly outbox: readonly OutboxRow[];
  /** Messages whose counted attempts are over, by inbox id. */
  readonly attemptsOver: readonly string[];
}

/** The reads and the one write of a batch. */
export interface StoreTransaction {
  /** Which of these partitions the instance still holds. */
  heldPartitions(instance: string, partitions: readonly number[]): Promise<Set<number>>;
  findInbox(ids: readonly string[]): Promise<Map<string, InboxRow>>;
  /** The rows with these keys, in one query. */
  load(table: Table<unknown>, keys: readonly string[]): Promise<Map<string, unknown>>;
  /** The rows a lookup finds. */
  find(lookup: Lookup<unknown>): Promise<readonly unknown[]>;
  lastSequences(keys: readonly string[]): Promise<Map<string, number>>;
  /** The last position of a lane that is kept; 0 when none is. */
  lastPosition(lane: string): Promise<number>;
  write(effects: Effects): Promise<void>;
}

/** An instance of a service, as the others see it. */
export interface Instance {
  readonly id: string;
  /** Until when its last heartbeat holds, by its own clock; others only look whether this changes. 0 once it has left. */
  readonly expiresAt: number;
  /** How far its lane of the outbox is published. */
  readonly published: number;
}

/** Who works on what: instances, the partitions they hold and their lanes of the outbox. */
export interface Coordination {
  /** Tells the others that an instance lives, and how far its lane is published. */
  heartbeat(instance: Instance): Promise<void>;
  instances(): Promise<Instance[]>;
  /** The holder of each partition that has one. */
  holders(): Promise<Map<number, string>>;
  /** Takes a partition from `from` (or from nobody), unless somebody was quicker. */
  claim(partition: number, from: string | undefined, instance: string): Promise<boolean>;
  /** Gives partitions back. */
  release(instance: string, partitions: readonly number[]): Promise<void>;
  /** The rows of a lane after a position, in order: those of so many batches at most. */
  laneAfter(lane: string, position: number, batches: number): Promise<OutboxRow[]>;
  /** Tells how far the lane of an instance that is gone is published. */
  advance(lane: string, published: number): Promise<void>;
  /** Forgets an instance whose lane is published to the end, unless it lives again; the audit keeps the lane in mind. */
  forget(instance: Instance): Promise<void>;
}

/** How often messages were about to be handled when their process ended; kept until one is dealt with. */
export interface Attempts {
  /** Those of these messages that were counted, by inbox id. */
  of(ids: readonly string[]): Promise<Map<string, number>>;
  /** Counts one more for each; durable when it resolves. */
  count(ids: readonly string[], at: Date): Promise<void>;
}

/** A message of the outbox without its contents. */
export type OutboxPlace = Pick<OutboxRow, 'lane' | 'position' | 'id' | 'subject' | 'at'>;

/** How far an audit is: up to which position of a lane, and from which sequence of the stream on what follows is found. */
export interface AuditMark {
  readonly position: number;
  readonly sequence: number;
}

/** What an audit of the stream reads of the outbox, and how far it is. */
export interface OutboxAudit {
  /** How far it is, by the name of a lane or of what else it goes through. */
  marks(): Promise<Map<string, AuditMark>>;
  /** Tells how far it is now. */
  mark(marks: ReadonlyMap<string, AuditMark>): Promise<void>;
  /** Forgets marks. */
  unmark(names: readonly string[]): Promise<void>;
}

/** Some of what is old enough was deleted. */
export interface Pruned {
  /** Whether there may be more of it. */
  readonly more: boolean;
}

/** A database of a service. Both adapters pass the same conformance suite. */
export interface Store {
  readonly kind: StoreKind;
  /** Connects and brings the schema up to date, under a lock. @throws SchemaFromFuture, or a transient error */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Resolves when the database answers. */
  check(): Promise<void>;
  /** Runs the work in one transaction; work that lost a race is run again, so it must have no other effect. */
  transaction<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  /** Reads rows outside a batch. */
  load<Row>(table: Table<Row>, keys: readonly string[]): Promise<Map<string, Row>>;
  /** Whether an error means that the database is away or busy, so that trying later helps. */
  isTransient(error: unknown): boolean;
  /** Calls back when the driver finds out by itself that the database is away or there again, where it looks for that. */
  watch?(tell: (available: boolean) => void): void;
  readonly coordination: Coordination;
  readonly attempts: Attempts;
  readonly audit: OutboxAudit;
  /** Deletes some handled messages and published lanes from before a moment: so few that it is not noticed. */
  prune(options: { inboxBefore: string; outboxBefore: string }): Promise<Pruned>;
}

/** The database was written by a newer version of the service; starting on it would harm it. */
export class SchemaFromFuture extends Error {
  readonly code = 'schema-from-future';
  readonly unknown: readonly string[];
  constructor(database: string, unknown: readonly string[]) {
    super(
      `The ${database} database has migrations this version does not know: ${unknown.join(', ')}. ` +
        'Start the version that made them, or restore a backup from before.',
    );
    this.name = 'SchemaFromFuture';
    this.unknown = unknown;
  }
}

/** Tells which migrations are still to run, in order. @throws SchemaFromFuture */
export function pendingMigrations<M extends { readonly name: string }>(
  database: string,
  known: readonly M[],
  applied: readonly string[],
): M[] {
  const names = new Set(known.map((migration) => migration.name));
  const unknown = applied.filter((name) => !names.has(name));
  if (unknown.length > 0) throw new SchemaFromFuture(database, unknown);
  return known.filter((migration) => !applied.includes(migration.name));
}
