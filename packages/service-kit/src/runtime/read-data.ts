import type { z } from 'zod';
import type { DeadReason, Raw } from '../batch/item.ts';

/** What came over the wire, as a schema gives it, or why it is none. */
export function readData(raw: Raw, schema: z.ZodType): { data: unknown } | { poison: DeadReason } {
  if (typeof raw !== 'string') return checkData(raw.json, schema);
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    // The parser's own words would show some of the data.
    return { poison: { code: 'not-json', reason: 'The data is not JSON' } };
  }
  return checkData(json, schema);
}

/** Data as a schema gives it, or why it does not fit, with the field named. */
export function checkData(value: unknown, schema: z.ZodType): { data: unknown } | { poison: DeadReason } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { data: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  return { poison: { code: 'schema-mismatch', reason: `${field}: ${issue?.message}`, field } };
}
