import type { EmittedEvent, Envelope, Refusal, RefusalDefinition, SentCommand } from '@yabot/contracts';
import type { Change, Lookup, RowRef } from '../store/table.ts';

/** What a handler decided. The kit saves, publishes and sends all of it, or none. */
export interface Decision {
  readonly save?: readonly Change[];
  readonly emit?: readonly EmittedEvent[];
  /** Durable commands, to another service or to the own one; with `at`, later. */
  readonly send?: readonly SentCommand[];
  /** Commands for the dead letters: what could not be done, to be read and replayed by a person. */
  readonly bury?: readonly Buried[];
}

/** A command that a decision puts into the dead letters, with the reason. */
export interface Buried {
  /** What a replay carries out: a command of the own service. */
  readonly command: SentCommand;
  /** Stable, kebab-case. */
  readonly code: string;
  readonly reason: string;
}

/** A command that is carried out, with what it answers. */
export interface Accepted<Result> extends Decision {
  readonly result: Result;
}

/** A command that is refused; it may still tell others so. */
export interface Refused<Code extends string = string> extends Decision {
  readonly refused: Refusal<Code>;
}

/** Accepts a command. */
export function accept<Result>(result: Result, decision: Decision = {}): Accepted<Result> {
  return { ...decision, result };
}

/** Refuses a command or query with one of its codes. */
export function refuse<Code extends string, Details>(
  refusal: RefusalDefinition<Code, Details>,
  ...[details, decision]: Record<string, never> extends Details
    ? [details?: Details, decision?: Decision]
    : [details: Details, decision?: Decision]
): Refused<Code> {
  return { ...decision, refused: { code: refusal.code, details: details ?? {} } };
}

/** A message as a handler sees it. */
export interface Received<Data> {
  readonly data: Data;
  readonly envelope: Envelope;
}

/** What a decision may use besides the message and the rows it read: everything is passed in, so it stays pure. */
export interface DecisionContext<Resources = unknown> {
  readonly now: Date;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** 32 new random bytes as 64 hexadecimal digits: nobody can guess or derive them. */
  readonly newSecret: () => string;
  /** What the service loaded at its start and keeps up to date, such as definitions from content files. */
  readonly resources: Resources;
}

/** Rows to load before a decision, by the names under which it gets them. */
export type Reads = Readonly<Record<string, RowRef<never> | readonly RowRef<never>[] | Lookup<unknown>>>;

/** The loaded rows, `undefined` where there is none; all that a lookup found. */
export type Loaded<R extends Reads> = {
  readonly [Name in keyof R]: R[Name] extends Lookup<infer Row>
    ? readonly Row[]
    : R[Name] extends RowRef<infer Row>
      ? Row | undefined
      : R[Name] extends readonly RowRef<infer Row>[]
        ? readonly (Row | undefined)[]
        : never;
};
