import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Mistake } from '../mistake.ts';
import { formatPath, type Path, valueAt } from '../path.ts';
import { t } from '../texts.ts';
import type { Kind } from './layout.ts';
import { offsetOf } from './positions.ts';
import { explainYaml, unknownAliases } from './yaml-mistakes.ts';

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
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    stringKeys: true,
    logLevel: 'error',
    prettyErrors: false,
  });
  const faults = [...document.errors, ...document.warnings, ...unknownAliases(document)];
  if (faults.length > 0) return faults.map((fault) => explainYaml(file, fault, lineCounter));
  const mistake: ParsedFile['mistake'] = (path, problem, instead, at = 'value') => {
    const { line, col } = lineCounter.linePos(offsetOf(document, path, at));
    return {
      file,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      path: formatPath(path),
      problem,
      instead,
    };
  };
  const read = readValue(document);
  if (!read) return [mistake([], t('file.aliases'), t('file.aliases-instead'))];
  const { value } = read;
  return { file, kind, value, mistake, part: (path, schema) => schema.safeParse(valueAt(value, path)).data };
}

// Aliases of aliases are a way to fill the memory; the library refuses them by throwing.
function readValue(document: Document): { value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) };
  } catch {
    return undefined;
  }
}
