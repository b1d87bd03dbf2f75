import { z } from 'zod';
import { FOLDERS, idOf, type Kind } from '../files/layout.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import { t } from '../texts.ts';
import type { Check } from './check.ts';

const DEFINITIONS = Object.entries(FOLDERS) as [string, Kind][];

/** The id in a file is the name of the file. */
export const idIsFileName: Check = (files) =>
  DEFINITIONS.flatMap(([folder, kind]) =>
    files.of(kind).flatMap((file) => {
      const id = file.part(['id'], z.string());
      const name = idOf(file.file);
      if (id === undefined || id === name) return [];
      const instead = t('id.rename', { name, file: `${folder}/${id}.yaml` });
      return file.mistake(['id'], t('id.not-file', { id }), instead);
    }),
  );

/** No two missions, and no two achievements, have the same id. */
export const idIsUnique: Check = (files) =>
  DEFINITIONS.flatMap(([, kind]) => {
    const taken = new Map<string, ParsedFile>();
    return rightfulFirst(files.of(kind)).flatMap((file) => {
      const id = file.part(['id'], z.string());
      if (id === undefined) return [];
      const first = taken.get(id);
      if (first) return alreadyTaken(file, id, first.file);
      taken.set(id, file);
      return [];
    });
  });

// An id belongs to the file of that name.
function rightfulFirst(files: readonly ParsedFile[]): ParsedFile[] {
  const rightful = (file: ParsedFile) => Number(file.part(['id'], z.literal(idOf(file.file))) !== undefined);
  return [...files].sort((a, b) => rightful(b) - rightful(a));
}

function alreadyTaken(file: ParsedFile, id: string, by: string): Mistake {
  return file.mistake(['id'], t('id.taken', { id, by }), t('id.another', { id: idOf(file.file) }));
}
