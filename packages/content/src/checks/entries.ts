import type { ParsedFile } from '../files/parsed-file.ts';
import { type Path, valueAt } from '../path.ts';

/** The paths of the entries of a list; none when there is no list. */
export function entriesAt(file: ParsedFile, path: Path): Path[] {
  const list = valueAt(file.value, path);
  return Array.isArray(list) ? list.map((_, index) => [...path, index]) : [];
}
