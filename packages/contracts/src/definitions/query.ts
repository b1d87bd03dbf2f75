import { z } from 'zod';
import type { EventDefinition } from './event.ts';
import { describeMessage, type MessageDefinition, type MessageSource } from './message.ts';
import type { RefusalDefinition } from './refusal.ts';

/** How an answer may be kept by who asks, and when it must be dropped. */
export interface Keeping<Data = unknown> {
  /** The entity the answer is about. */
  entity(data: Data): string;
  /** Each of them changes what is answered about its entity. */
  readonly droppedBy: readonly Pick<EventDefinition, 'type'>[];
  /** Each of them changes what is answered about any entity. */
  readonly clearedBy?: readonly Pick<EventDefinition, 'type'>[];
  /** How long an answer is kept at most, should no event come through, in milliseconds. */
  readonly forMs: number;
}

/** A request to its owner to read something. */
export interface QueryDefinition<Data = unknown, Result = unknown, Code extends string = string>
  extends MessageDefinition<Data> {
  readonly kind: 'query';
  readonly result: z.ZodType<Result>;
  readonly sampleResult: Result;
  readonly refusals: readonly RefusalDefinition<Code>[];
  /** Absent where answers are not to be kept. */
  readonly keeping?: Keeping<Data>;
}

/**
 * Defines a query. Its name is the thing that is read.
 * @throws when its result has a field that would make a refusal of it
 */
export function defineQuery<Data, Result, const Refusals extends readonly RefusalDefinition[] = []>(
  source: MessageSource<Data> & {
    result: z.ZodType<Result>;
    sampleResult: NoInfer<Result>;
    refusals?: Refusals;
    keeping?: Keeping<NoInfer<Data>>;
  },
): QueryDefinition<Data, Result, Refusals[number]['code']> {
  if (fieldsOf(source.result).includes(REFUSED))
    throw new Error(
      `The result of ${source.name} has a field \`${REFUSED}\`, which says that it is refused: name it otherwise`,
    );
  return {
    ...describeMessage('query', source),
    result: source.result,
    sampleResult: source.sampleResult,
    refusals: source.refusals ?? [],
    ...(source.keeping ? { keeping: source.keeping } : {}),
  };
}

/** An answer that has this is a refusal. */
const REFUSED = 'refused';

/** The fields a value may have at its top, whichever of several forms it takes. */
function fieldsOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => fieldsOf(option as z.ZodType));
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return fieldsOf(schema.unwrap() as z.ZodType);
  return [];
}
