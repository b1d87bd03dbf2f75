import { z } from 'zod';
import { suggestion } from '../explain/suggest.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import type { Path } from '../path.ts';
import { chatId } from '../schema/values.ts';
import { t } from '../texts.ts';
import type { Check, ContentFiles } from './check.ts';
import { endsBeforeItBegins } from './days.ts';
import { entriesAt } from './entries.ts';
import { repeated } from './repeats.ts';

/** No plan, resource or door is written twice. */
export const nothingTwiceInAccess: Check = (files) => [
  ...files
    .of('plans')
    .flatMap((file) =>
      repeated(file, idsAt(file, 'plans'), z.string(), (value) => t('twice.plan', { value })),
    ),
  ...files
    .of('access')
    .flatMap((file) => [
      ...repeated(file, idsAt(file, 'resources'), z.string(), (value) => t('twice.resource', { value })),
      ...repeated(file, doorsIn(file), chatId, (value) => t('twice.group', { value })),
    ]),
];

/** Plans open resources that there are. */
export const plansOpenResources: Check = (files) =>
  files.of('plans').flatMap((file) =>
    entriesAt(file, ['plans'])
      .flatMap((plan) => entriesAt(file, [...plan, 'opens']))
      .flatMap((path) => unknown(file, path, resourceIds(files), 'resource')),
  );

/** Resources need achievements and levels that there are, and days that can come. */
export const needsCanBeMet: Check = (files) =>
  files.of('access').flatMap((file) =>
    entriesAt(file, ['resources']).flatMap((resource) => {
      const needs = [...resource, 'needs'];
      return [
        ...unknown(file, [...needs, 'achievement'], files.idsOf('achievement'), 'achievement'),
        ...levelMistakes(file, [...needs, 'level'], files),
        ...endsBeforeItBegins(file, needs),
      ];
    }),
  );

const idsAt = (file: ParsedFile, list: string): Path[] =>
  entriesAt(file, [list]).map((entry) => [...entry, 'id']);

const doorsIn = (file: ParsedFile): Path[] =>
  entriesAt(file, ['resources']).flatMap((resource) => entriesAt(file, [...resource, 'doors']));

function resourceIds(files: ContentFiles): string[] {
  return files
    .of('access')
    .flatMap((file) => idsAt(file, 'resources').flatMap((path) => file.part(path, z.string()) ?? []));
}

function unknown(
  file: ParsedFile,
  path: Path,
  known: readonly string[],
  what: 'resource' | 'achievement',
): Mistake[] {
  const value = file.part(path, z.string());
  if (value === undefined || known.includes(value)) return [];
  const instead = known.length > 0 ? suggestion(value, [...known]) : t('write.leave-out');
  return [file.mistake(path, t(`unknown.${what}`, { value }), instead)];
}

function levelMistakes(file: ParsedFile, path: Path, files: ContentFiles): Mistake[] {
  const level = file.part(path, z.int());
  const [levels] = files.of('levels');
  const highest = levels ? entriesAt(levels, ['levels']).length : 0;
  if (level === undefined || highest === 0 || level <= highest) return [];
  return [file.mistake(path, t('unknown.level', { level }), t('unknown.level-instead', { highest }))];
}
