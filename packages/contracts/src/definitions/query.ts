import type { z } from 'zod';
import { describeMessage, type MessageDefinition, type MessageSource } from './message.ts';
import type { RefusalDefinition } from './refusal.ts';

/** A request to its owner to read something. */
export interface QueryDefinition<Data = unknown, Result = unknown, Code extends string = string>
  extends MessageDefinition<Data> {
  readonly kind: 'query';
  readonly result: z.ZodType<Result>;
  readonly sampleResult: Result;
  readonly refusals: readonly RefusalDefinition<Code>[];
}

/** Defines a query. Its name is the thing that is read. */
export function defineQuery<Data, Result, const Refusals extends readonly RefusalDefinition[] = []>(
  source: MessageSource<Data> & {
    result: z.ZodType<Result>;
    sampleResult: NoInfer<Result>;
    refusals?: Refusals;
  },
): QueryDefinition<Data, Result, Refusals[number]['code']> {
  return {
    ...describeMessage('query', source),
    result: source.result,
    sampleResult: source.sampleResult,
    refusals: source.refusals ?? [],
  };
}
