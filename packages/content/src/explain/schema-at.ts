import { z } from 'zod';
import { withoutWrappers } from '../events/fields.ts';
import type { Path } from '../path.ts';

/** The schema of what stands at a path. */
export function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return schema;
  const inner = childOf(withoutWrappers(schema), part);
  return inner && schemaAt(inner, rest);
}

/** The names an object may have; none when it is no object. */
export function keysOf(schema: z.ZodType | undefined): string[] {
  const inner = schema && withoutWrappers(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** A value somebody could write, as YAML on one line. */
export function exampleOf(schema: z.ZodType | undefined): unknown {
  if (!schema) return undefined;
  const [example] = (schema.meta()?.examples as unknown[] | undefined) ?? [];
  const inner = withoutWrappers(schema);
  if (example !== undefined || inner === schema) return example;
  return exampleOf(inner);
}

function childOf(schema: z.ZodType, part: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodObject) return schema.shape[part] as z.ZodType | undefined;
  return undefined;
}
