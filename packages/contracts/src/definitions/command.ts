import type { z } from 'zod';
import { describeMessage, type MessageDefinition, type MessageSource } from './message.ts';
import type { RefusalDefinition } from './refusal.ts';

/** A request to its owner to change something. */
export interface CommandDefinition<Data = unknown, Result = unknown, Code extends string = string>
  extends MessageDefinition<Data> {
  readonly kind: 'command';
  readonly result: z.ZodType<Result>;
  readonly sampleResult: Result;
  readonly refusals: readonly RefusalDefinition<Code>[];
  /** True when only its owner sends it, within its own process or through its own durable queue. */
  readonly internal: boolean;
  /** True when it may be sent for later; only its owner schedules it. */
  readonly scheduled: boolean;
  /** The entity the command is about; it decides the partition and so the order. */
  entity(data: Data): string;
  /**
   * A command of this kind, for a decision to send durably.
   * @param options.key the idempotency key: the same key again has no second effect
   * @param options.at when it is due; at once when left out
   */
  of(data: Data, options: { key: string; at?: Date }): SentCommand<Data, Result, Code>;
}

/** A command a decision wants sent, or that a caller submits. */
export interface SentCommand<Data = unknown, Result = unknown, Code extends string = string> {
  readonly definition: CommandDefinition<Data, Result, Code>;
  readonly data: Data;
  readonly key: string;
  readonly at?: Date;
}

/**
 * Defines a command. Its name is an imperative; what it answers and every code with which it refuses are part of it.
 * @example
 * export const Debit = defineCommand({ owner: 'wallet', name: 'debit', refusals: [insufficientBesitos], … });
 */
export function defineCommand<Data, Result, const Refusals extends readonly RefusalDefinition[] = []>(
  source: MessageSource<Data> & {
    entity: (data: NoInfer<Data>) => string;
    result: z.ZodType<Result>;
    sampleResult: NoInfer<Result>;
    refusals?: Refusals;
    internal?: boolean;
    scheduled?: boolean;
  },
): CommandDefinition<Data, Result, Refusals[number]['code']> {
  const definition: CommandDefinition<Data, Result, Refusals[number]['code']> = {
    ...describeMessage('command', source),
    entity: source.entity,
    result: source.result,
    sampleResult: source.sampleResult,
    refusals: source.refusals ?? [],
    internal: source.internal ?? false,
    scheduled: source.scheduled ?? false,
    of: (data, { key, at }) => ({ definition, data, key, ...(at ? { at } : {}) }),
  };
  return definition;
}
