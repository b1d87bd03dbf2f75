/** Finds what stands in a field of an event's data; several values where the way there goes through lists. */
export type FieldReader = (data: unknown) => unknown[];

/**
 * Prepares a field for reading. What is absent or null is no value.
 * @param path dotted, through lists without an index, such as `steps.progress`
 */
export function compileField(path: string): FieldReader {
  const parts = path.split('.');
  return (data) => valuesIn(data, parts, 0);
}

function valuesIn(value: unknown, parts: readonly string[], depth: number): unknown[] {
  if (Array.isArray(value)) return value.flatMap((entry) => valuesIn(entry, parts, depth));
  const part = parts[depth];
  if (part === undefined) return value === null || value === undefined ? [] : [value];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return [];
  return valuesIn((value as Record<string, unknown>)[part], parts, depth + 1);
}
