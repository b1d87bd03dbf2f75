import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Mistake } from '../mistake.ts';
import { formatPath, type Path, valueAt } from '../path.ts';
import type { Kind } from './layout.ts';
import { explainYaml } from './yaml-mistakes.ts';

/** A content file that is YAML, with the position of everything in it. */
export interface ParsedFile {
  readonly file: string;
  readonly kind: Kind;
  /** As written: not checked yet. */
  readonly value: unknown;
  /** A mistake about the value, or the key, at a path; at the nearest parent when there is nothing at it. */
  mistake(path: Path, problem: string, instead: string, at?: 'key' | 'value'): Mistake;
  /** What stands at a path if it has this shape; its mistakes are told elsewhere. */
  part<T>(path: Path, schema: z.ZodType<T>): T | undefined;
}

/** Reads YAML; every mistake in its syntax is told. */
export function parseFile(file: string, kind: Kind, text: string): ParsedFile | Mistake[] {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    stringKeys: true,
    logLevel: 'error',
    prettyErrors: false,
  });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) return faults.map((fault) => explainYaml(file, fault, lines));
  const value = toValue(document);
  const mistake: ParsedFile['mistake'] = (path, problem, instead, at = 'value') => {
    const { line, col } = lines.linePos(offsetOf(document, path, at));
    return {
      file,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      path: formatPath(path),
      problem,
      instead,
    };
  };
  if (value instanceof Error)
    return [mistake([], value.message, 'Write the values out instead of using aliases')];
  return { file, kind, value, mistake, part: (path, schema) => schema.safeParse(valueAt(value, path)).data };
}

// Too many aliases are a way to fill the memory; the library refuses them.
function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function offsetOf(document: Document, path: Path, at: 'key' | 'value'): number {
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
