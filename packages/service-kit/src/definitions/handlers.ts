import type { CommandDefinition, EventDefinition, QueryDefinition, SentCommand } from '@yabot/contracts';
import type { Knex } from 'knex';
import type { Documents } from '../store/documents/query.ts';
import type { RowRef, StoreKind } from '../store/table.ts';
import type { Accepted, Decision, DecisionContext, Loaded, Reads, Received, Refused } from './decision.ts';

interface Decides<Data, R extends Reads, Resources, Outcome> {
  /** On which database of the service; may be left out when there is one. */
  store?: StoreKind;
  /** Which rows to load: keys only, no I/O. */
  reads?: (message: Received<Data>) => R;
  /** Whether it is to be the first of its batch, so that what it looks up has all in it that was handled before. */
  first?: boolean;
  /** Whether nobody waits for what comes of it: then it shares a batch with what comes within a quarter of a second. */
  mayWait?: boolean;
  /** The rule: pure. Throwing means a bug, and leads to a retry and then to the dead letters. */
  decide: (message: Received<Data>, rows: Loaded<R>, context: DecisionContext<Resources>) => Outcome;
}

interface DecidesEvent<Data, R extends Reads, Resources> extends Decides<Data, R, Resources, Decision> {
  /**
   * Whether events of this type are of use with these resources; all are when left out. Others are not even delivered,
   * but for those that came since the last delivered one when that changes.
   */
  wanted?: (resources: Resources) => boolean;
}

/** A reaction to an event, made by {@link on}. */
export interface EventHandler<Resources = unknown> extends DecidesEvent<unknown, Reads, Resources> {
  readonly kind: 'event';
  readonly message: EventDefinition;
}

/** What carries out a command, made by {@link command}. */
export interface CommandHandler<Resources = unknown>
  extends Decides<unknown, Reads, Resources, Accepted<unknown> | Refused> {
  readonly kind: 'command';
  readonly message: CommandDefinition;
}

/** What a query may use. */
export interface QueryContext<Resources = unknown> {
  readonly now: Date;
  readonly resources: Resources;
  /** One row by its key. */
  readonly load: <Row>(ref: RowRef<Row>) => Promise<Row | undefined>;
  /** The SQL database, read only. @throws when the service has none */
  readonly sql: Knex;
  /** The documents. @throws when the service has none */
  readonly documents: Documents;
}

/** What answers a query, made by {@link query}. */
export interface QueryHandler<Resources = unknown> {
  readonly kind: 'query';
  readonly message: QueryDefinition;
  readonly answer: (data: unknown, context: QueryContext<Resources>) => Promise<unknown>;
}

/** Something done again and again, as a command to the own service; made by {@link job}. */
export interface Job {
  readonly name: string;
  /** Milliseconds. */
  readonly every: number;
  /** Whether it takes its first turn as soon as the service runs, not only when its time has passed once. */
  readonly atStart?: boolean;
  /** What is due at this moment, if anything. */
  readonly command: (now: Date) => SentCommand | undefined;
}

/**
 * Reacts to an event.
 * @example
 * export const countReaction = on(ReactionAdded, {
 *   reads: ({ data }) => ({ progress: progress.ref(data.userId) }),
 *   decide: ({ data }, { progress }, { now, resources }) => advance(progress, data, resources.definitions, now),
 * });
 */
export function on<Data, R extends Reads, Resources>(
  event: EventDefinition<Data>,
  handler: DecidesEvent<Data, R, Resources>,
): EventHandler<Resources> {
  return { kind: 'event', message: event, ...handler } as unknown as EventHandler<Resources>;
}

/**
 * Carries out a command, whether somebody waits for the reply or it came durably.
 * @example
 * export const debit = command(Debit, {
 *   reads: ({ data }) => ({ account: accounts.ref(data.userId) }),
 *   decide: ({ data }, { account }) => spend(account, data),
 * });
 */
export function command<Data, Result, Code extends string, R extends Reads, Resources>(
  definition: CommandDefinition<Data, Result, Code>,
  handler: Decides<Data, R, Resources, Accepted<NoInfer<Result>> | Refused<NoInfer<Code>>>,
): CommandHandler<Resources> {
  return { kind: 'command', message: definition, ...handler } as unknown as CommandHandler<Resources>;
}

/** Answers a query: reads only. */
export function query<Data, Result, Code extends string, Resources>(
  definition: QueryDefinition<Data, Result, Code>,
  handler: {
    answer: (
      data: Data,
      context: QueryContext<Resources>,
    ) => Promise<NoInfer<Result> | Refused<NoInfer<Code>>>;
  },
): QueryHandler<Resources> {
  return { kind: 'query', message: definition, ...handler } as unknown as QueryHandler<Resources>;
}

/** Does something again and again. With several instances it runs on each: give the command a key by its time. */
export function job(definition: Job): Job {
  return definition;
}
