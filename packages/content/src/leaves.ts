/**
 * The values at a dotted path of an event; several when a list is on the way, none when nothing is there.
 * @example leavesAt({ post: { messageId: 42 } }, 'post.messageId') // [42]
 */
export function leavesAt(data: unknown, path: string): unknown[] {
  return path
    .split('.')
    .reduce<unknown[]>((found, part) => found.flatMap((value) => below(value, part)), [data])
    .flat();
}

function below(value: unknown, part: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((entry) => below(entry, part));
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return [];
  return [(value as Record<string, unknown>)[part]];
}
