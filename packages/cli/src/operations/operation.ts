import type { CommandDefinition, QueryDefinition } from '@yabot/contracts';
import type { z } from 'zod';
import type { Fleet } from './fleet.ts';

/** The commands of the line that are made from messages, in groups: `yabot wallet …`. */
export const GROUPS = [
  'wallet',
  'access',
  'vip',
  'expiry',
  'person',
  'referral',
  'achievement',
  'season',
  'mission',
  'trivia',
  'gift',
] as const;

/** @see GROUPS */
export type Group = (typeof GROUPS)[number];

/** Any message that is answered. */
export type AnyRequest = CommandDefinition | QueryDefinition;

/** A value that is told to a person by its schema. */
export interface Told<Value = unknown> {
  readonly schema: z.ZodType;
  readonly value: Value;
  /** The field of it that is told; all when left out. */
  readonly pick?: string;
}

/**
 * What a message has answered, to be told.
 * @param pick the part that matters; all of it when left out
 */
export const answered = <Result>(
  { result: schema }: { readonly result: z.ZodType<Result> },
  value: Result,
  pick?: keyof Result & string,
): Told<Result> => ({ schema, value, ...(pick ? { pick } : {}) });

/** How to get a value from what is known by then. */
type Filled<Data, Preview> = (known: {
  readonly data: Readonly<Data>;
  readonly preview: Preview;
  /** Of this order: the same key again has no second effect. A UUID. */
  readonly key: string;
}) => unknown;

/** What an author of a command of the line writes; what is not said follows from the schema of the message. */
interface OperationSource<Data, Result, Preview> {
  /** Fields that are given as words after the command, in this order; the others are options. */
  readonly words?: readonly (keyof Data & string)[];
  /** What nobody is asked for: fields by name, filled in when all the others are known. */
  readonly fill?: Readonly<Record<string, Filled<Data, Preview>>>;
  /** Text of options that may be left out though the message needs them. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** How an option is called, where two fields would have the same name: `selection.reason`. */
  readonly called?: Readonly<Record<string, string>>;
  /** What is shown before somebody confirms. */
  readonly preview?: (fleet: Fleet, data: Data) => Promise<Told<Preview>>;
  /** Whether the preview says that there is nothing to do. */
  readonly nothing?: (preview: Preview) => boolean;
  /** How far something is that goes on after the answer: shown until it is done, then told as the result. */
  readonly follow?: (fleet: Fleet, result: Result, data: Data) => Promise<Told>;
  /** The part of the answer that is told; all of it when left out. */
  readonly pick?: keyof Result & string;
}

/** A command of the line that asks one message of the fleet. */
export interface Operation {
  readonly group: Group;
  readonly name: string;
  readonly message: AnyRequest;
  readonly words: readonly string[];
  readonly fill: Readonly<Record<string, Filled<Record<string, unknown>, unknown>>>;
  readonly defaults: Readonly<Record<string, string>>;
  readonly called: Readonly<Record<string, string>>;
  readonly preview?: (fleet: Fleet, data: Record<string, unknown>) => Promise<Told>;
  readonly nothing?: (preview: unknown) => boolean;
  readonly follow?: (fleet: Fleet, result: unknown, data: unknown) => Promise<Told>;
  readonly pick?: string;
}

/**
 * Makes a command of the line from a message.
 * @param path group and name, as they are typed
 * @example operation('vip give', GiveSubscription, { words: ['userId', 'planId'] })
 */
export function operation<Data, Result, Code extends string, Preview = unknown>(
  path: `${Group} ${string}`,
  message: CommandDefinition<Data, Result, Code> | QueryDefinition<Data, Result, Code>,
  source: OperationSource<NoInfer<Data>, NoInfer<Result>, Preview> = {},
): Operation {
  const [group, name] = path.split(' ') as [Group, string];
  const made = { words: [], fill: {}, defaults: {}, called: {}, ...source };
  return { ...made, group, name, message } as unknown as Operation;
}
