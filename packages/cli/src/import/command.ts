import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { loadContent } from '@yabot/content';
import { withFleet } from '../fleet/known-fleet.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { confirm, isInteractive } from '../terminal/confirm.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson, styled } from '../terminal/output.ts';
import { Progress } from '../terminal/progress.ts';
import { type Imported, importPeople, known } from './carry-out.ts';
import { type FileMistake, type ImportedPerson, readPeople } from './people-file.ts';

/** What `yabot import` can be told. */
export interface ImportOptions {
  readonly preview?: boolean;
  readonly id?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** `yabot import`: people with what they had elsewhere, from a CSV file. */
export async function importFile(file: string, options: ImportOptions): Promise<number> {
  const people = await peopleIn(file, options);
  if (!people) return EXIT_CODES.content;
  const id = options.id ?? idOf(file);
  if (!ID.test(id)) throw new CliError('import.id', { id }, EXIT_CODES.usage);
  return withFleet(async (connection) => {
    const preview = await withProgress(t('import.looking'), async (at) =>
      summaryOf(people, await known(connection, people, at)),
    );
    if (options.preview && options.json) sayJson({ id, ...preview });
    if (!options.json) say(t('import.preview', { id, ...preview }));
    if (options.preview) return EXIT_CODES.ok;
    if (!options.yes && !isInteractive()) throw new CliError('import.confirm', {}, EXIT_CODES.usage);
    if (!options.yes && !(await confirm(t('import.this')))) return EXIT_CODES.ok;
    const imported = await withProgress(t('import.importing'), (at) =>
      importPeople(connection, id, people, at),
    );
    return told(id, imported, options);
  });
}

async function peopleIn(
  file: string,
  { json }: ImportOptions,
): Promise<readonly ImportedPerson[] | undefined> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CliError('import.no-file', { file }, EXIT_CODES.usage);
  });
  const { content } = await loadContent(process.env.CONTENT_DIR || 'content');
  const read = readPeople(text, content.levels);
  if ('people' in read) return read.people;
  if (json)
    sayJson({ mistakes: read.mistakes.map((mistake) => ({ ...mistake, message: inWords(mistake) })) });
  else for (const mistake of read.mistakes) say(`${file}:${mistake.line} ${inWords(mistake)}`);
  return undefined;
}

const inWords = ({ column, problem, values }: FileMistake) =>
  `${column ? `${column}: ` : ''}${t(`import.mistake-${problem}`, values)}`;

/** The name of the file, so that the same file is the same import. */
const idOf = (file: string) =>
  basename(file, extname(file))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

function summaryOf(people: readonly ImportedPerson[], userIds: readonly (string | undefined)[]) {
  const knownCount = userIds.filter(Boolean).length;
  const sum = (field: 'besitos' | 'xp') => people.reduce((all, person) => all + person[field], 0);
  return {
    people: people.length,
    known: knownCount,
    new: people.length - knownCount,
    besitos: sum('besitos'),
    xp: sum('xp'),
  };
}

function told(id: string, imported: readonly Imported[], { json }: ImportOptions): number {
  const conflicts = imported.filter((each) => each.conflicts.length > 0);
  const fresh = imported.filter(({ isNew }) => isNew).length;
  const lines = conflicts.map(({ person: { line }, conflicts }) => ({ line, conflicts }));
  if (json) sayJson({ id, people: imported.length, new: fresh, conflicts: lines });
  else {
    for (const { line } of lines) say(styled('yellow', t('import.conflict', { line })));
    say(t('import.done', { people: imported.length, new: fresh }));
  }
  return conflicts.length > 0 ? EXIT_CODES.notWell : EXIT_CODES.ok;
}

async function withProgress<T>(title: string, work: (at: (part: number) => void) => Promise<T>): Promise<T> {
  const bar = new Progress(title);
  try {
    return await work(bar.at);
  } finally {
    bar.end();
  }
}
