import { z } from 'zod';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import type { Path } from '../path.ts';
import { reactionEmoji } from '../schema/values.ts';
import { t } from '../texts.ts';
import type { Check } from './check.ts';
import { entriesAt } from './entries.ts';

/** No group, post or emoji of a post is written twice. */
export const nothingTwiceInCommunity: Check = (files) =>
  files.of('community').flatMap((file) => {
    const groups = entriesAt(file, ['groups']);
    const posts = groups.flatMap((group) => entriesAt(file, [...group, 'posts']));
    const lists = posts.flatMap((post) => [
      [...post, 'emojis'],
      [...post, 'buttons'],
    ]);
    return [
      ...repeated(
        file,
        groups.map((group) => [...group, 'id']),
        z.int(),
        (value) => t('twice.group', { value }),
      ),
      ...repeated(
        file,
        posts.map((post) => [...post, 'id']),
        z.string(),
        (value) => t('twice.post', { value }),
      ),
      ...lists.flatMap((list) =>
        repeated(file, entriesAt(file, list), reactionEmoji, (value) => t('twice.emoji', { value })),
      ),
    ];
  });

/** A mistake at every path whose value stands at an earlier one already. */
export function repeated(
  file: ParsedFile,
  paths: readonly Path[],
  schema: z.ZodType<string | number>,
  problem: (value: string | number) => string,
): Mistake[] {
  const seen = new Set<string | number>();
  return paths.flatMap((path) => {
    const value = file.part(path, schema);
    if (value === undefined) return [];
    if (seen.has(value)) return file.mistake(path, problem(value), t('write.remove'));
    seen.add(value);
    return [];
  });
}
