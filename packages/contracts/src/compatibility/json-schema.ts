import { z } from 'zod';

/** The part of JSON Schema that `z.toJSONSchema` writes. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: boolean | JsonSchema | readonly JsonSchema[];
  readonly prefixItems?: readonly JsonSchema[];
  readonly [keyword: string]: unknown;
}

/**
 * What a message looks like on the wire, as JSON Schema.
 * @param target the draft: 2020-12 for snapshots, 7 for AsyncAPI
 * @throws when a type has no JSON form, such as a bigint or a Date
 */
export function wireSchema(
  schema: z.ZodType,
  target: 'draft-2020-12' | 'draft-7' = 'draft-2020-12',
): JsonSchema {
  // What a reader accepts: unknown fields are let through, fields with a default may be absent.
  const { $schema, ...written } = z.toJSONSchema(schema, { io: 'input', target, override: dropNoise });
  return written as JsonSchema;
}

/** Patterns that only repeat a format, and the bounds every JSON integer has. */
function dropNoise({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}
