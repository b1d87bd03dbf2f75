import type { Kind } from '../files/layout.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';

/** The files of a content folder that are YAML, and the names of all. */
export interface ContentFiles {
  /** The files of a kind, by name. */
  of(kind: Kind): readonly ParsedFile[];
  /** The ids of a kind, also of files that cannot be read, so that one mistake does not cause others. */
  idsOf(kind: 'mission' | 'achievement'): readonly string[];
}

/** Looks for one sort of mistake that no shape of a single file tells. */
export type Check = (files: ContentFiles) => Mistake[];
