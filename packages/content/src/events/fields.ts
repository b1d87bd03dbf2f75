import { z } from 'zod';

/** The fields of a message by dotted path; a path goes through lists without an index. */
export interface Fields {
  /** Those that hold one value, such as `post.chatId`. */
  readonly leaves: ReadonlyMap<string, z.ZodType>;
  /** Those that hold further fields, such as `post`. */
  readonly branches: ReadonlySet<string>;
}

/** Lists every field of a schema. */
export function fieldsOf(schema: z.ZodType): Fields {
  const leaves = new Map<string, z.ZodType>();
  const branches = new Set<string>();
  collect(schema, '');
  return { leaves, branches };

  function collect(part: z.ZodType, path: string): void {
    const inner = withoutLists(part);
    if (!(inner instanceof z.ZodObject)) {
      leaves.set(path, isNullable(part) ? inner.nullable() : inner);
      return;
    }
    if (path) branches.add(path);
    for (const [key, field] of Object.entries(inner.shape))
      collect(field as z.ZodType, path ? `${path}.${key}` : key);
  }
}

/** The schema inside optional, nullable, default and read-only ones. */
export function withoutWrappers(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  ) {
    return withoutWrappers(schema.unwrap() as z.ZodType);
  }
  return schema;
}

function withoutLists(schema: z.ZodType): z.ZodType {
  const inner = withoutWrappers(schema);
  return inner instanceof z.ZodArray ? withoutLists(inner.element as z.ZodType) : inner;
}

function isNullable(schema: z.ZodType): boolean {
  return schema.safeParse(null).success;
}
