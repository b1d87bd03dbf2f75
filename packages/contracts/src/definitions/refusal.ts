import { z } from 'zod';

/** A reason why a command or query is refused: a stable code, an HTTP status and what the code comes with. */
export interface RefusalDefinition<Code extends string = string, Details = unknown> {
  readonly code: Code;
  /** The HTTP status with which the public API answers. */
  readonly status: number;
  readonly summary: string;
  readonly details: z.ZodType<Details>;
}

/** A refusal on its way to whoever asked: a value, never thrown. */
export interface Refusal<Code extends string = string, Details = unknown> {
  readonly code: Code;
  readonly details: Details;
}

/** Defines a refusal code. The words a user sees are in the gateway's message files under `refusal-<code>`. */
export function defineRefusal<Code extends string, Details = Record<string, never>>(source: {
  code: Code;
  status: number;
  summary: string;
  details?: z.ZodType<Details>;
}): RefusalDefinition<Code, Details> {
  const details = source.details ?? (z.object({}) as unknown as z.ZodType<Details>);
  return { code: source.code, status: source.status, summary: source.summary, details };
}

/** The refusals every command and query can meet, whoever owns it. */
export const COMMON_REFUSALS = {
  invalidMessage: defineRefusal({
    code: 'invalid-message',
    status: 400,
    summary: 'The message does not fit its schema',
    details: z.object({ field: z.string(), problem: z.string() }),
  }),
  keyReused: defineRefusal({
    code: 'idempotency-key-reused',
    status: 422,
    summary: 'The idempotency key was used before with other contents',
  }),
  unavailable: defineRefusal({
    code: 'service-unavailable',
    status: 503,
    summary: 'The service or its database is away; nothing was changed',
    details: z.object({ service: z.string() }),
  }),
  fault: defineRefusal({
    code: 'internal-fault',
    status: 500,
    summary: 'Something broke while the message was handled; it is in the log under the correlation id',
    details: z.object({ service: z.string() }),
  }),
} as const;
