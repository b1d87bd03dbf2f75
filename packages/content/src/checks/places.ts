import { didYouMean } from '../explain/suggest.ts';
import { FOLDERS, kindOf, OPTIONAL_FILES, SINGLE_FILES } from '../files/layout.ts';
import type { Mistake } from '../mistake.ts';
import { t } from '../texts.ts';

const FIRST_LINES = {
  'community.yaml': 'file.community',
  'reactions.yaml': 'file.reactions',
  'levels.yaml': 'file.levels',
} as const;

/** The files that must be there and are not, and the YAML files nobody reads where they are. */
export function misplacedFiles(names: readonly string[]): Mistake[] {
  const absent = (files: object) => Object.keys(files).filter((name) => !names.includes(name));
  const missing = absent(SINGLE_FILES);
  const free = [...missing, ...absent(OPTIONAL_FILES)];
  const unread = names.filter((name) => kindOf(name) === undefined);
  return [
    ...missing.map((name) =>
      wholeFile(
        name,
        t('file.missing'),
        t('file.create', { fields: t(FIRST_LINES[name as keyof typeof FIRST_LINES]) }),
      ),
    ),
    ...unread.map((name) =>
      wholeFile(name, t('file.misplaced'), t('file.rename', { place: place(name, free) })),
    ),
  ];
}

/** A mistake about a file as a whole. */
export function wholeFile(file: string, problem: string, instead: string): Mistake {
  return { file, line: 1, column: 1, path: '', problem, instead };
}

function place(name: string, free: readonly string[]): string {
  const bare = name.replace(/\.ya?ml$/, '');
  const last = bare.split('/').at(-1) ?? bare;
  const options = [
    ...free.map((file) => file.replace('.yaml', '')),
    ...Object.keys(FOLDERS).map((folder) => `${folder}/${last}`),
  ];
  const meant = didYouMean(bare, options);
  return meant ? `\`${meant}.yaml\`` : options.map((option) => `\`${option}.yaml\``).join(` ${t('or')} `);
}
