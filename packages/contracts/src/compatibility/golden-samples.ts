import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { AnyMessage } from '../catalogue.ts';
import type { QueryDefinition } from '../definitions/query.ts';

/** Every sample a message ever had: what was once valid stays readable. */
export interface GoldenSamples {
  readonly type: string;
  readonly data: readonly unknown[];
  readonly result?: readonly unknown[];
}

/** The samples kept so far together with those of the definition as it is now. */
export function goldenSamplesOf(message: AnyMessage, kept?: GoldenSamples): GoldenSamples {
  return {
    type: message.type,
    data: including(kept?.data, message.sample),
    ...(message.kind === 'event' ? {} : { result: including(kept?.result, message.sampleResult) }),
  };
}

/** What the definition cannot read any more of the samples kept, each with where and why. */
export function unreadableSamples(message: AnyMessage, kept: GoldenSamples): string[] {
  return [
    ...kept.data.flatMap((sample, at) => problemsOf(message.schema, sample, `${message.type} data[${at}]`)),
    ...(message.kind === 'event' ? [] : (kept.result ?? [])).flatMap((sample, at) =>
      problemsOf((message as QueryDefinition).result, sample, `${message.type} result[${at}]`),
    ),
  ];
}

function problemsOf(schema: z.ZodType, sample: unknown, place: string): string[] {
  const issues = schema.safeParse(sample).error?.issues ?? [];
  return issues.map((issue) => `${[place, ...issue.path].join('.')}: ${issue.message}`);
}

function including(samples: readonly unknown[] = [], sample: unknown): unknown[] {
  return samples.some((known) => isDeepStrictEqual(known, sample)) ? [...samples] : [...samples, sample];
}
