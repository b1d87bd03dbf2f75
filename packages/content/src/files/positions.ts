import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Path } from '../path.ts';

/** Where in the text a value, or its name, starts; the nearest parent's place when there is none. */
export function offsetOf(document: Document, path: Path, at: 'key' | 'value'): number {
  let offset = startOf(document.contents) ?? 0;
  let node: unknown = document.contents;
  for (const [depth, part] of path.entries()) {
    const last = depth === path.length - 1;
    const found = step(isAlias(node) ? node.resolve(document) : node, part);
    if (!found) return offset;
    offset = startOf(last && at === 'key' ? found.key : found.value) ?? startOf(found.key) ?? offset;
    node = found.value;
  }
  return offset;
}

function step(node: unknown, part: string | number): { key: unknown; value: unknown } | undefined {
  if (isMap(node))
    return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(part));
  if (isSeq(node) && typeof part === 'number' && part in node.items)
    return { key: node.items[part], value: node.items[part] };
  return undefined;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}
