import type { z } from 'zod';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import type { Path } from '../path.ts';
import { groupsSchema } from '../schema/community.ts';
import { reactionEmoji } from '../schema/values.ts';
import { t } from '../texts.ts';
import type { Check, ContentFiles } from './check.ts';
import { entriesAt } from './entries.ts';
import { triggerPlaces, wantedAt } from './trigger-places.ts';

/** A warning where a mission, achievement or rule is about emoji that no post of the community offers. */
export const emojiIsOffered: Check = (files) => {
  const offered = offeredEmoji(files);
  if (!offered) return [];
  const triggers = [...files.of('mission'), ...files.of('achievement')].flatMap((file) =>
    triggerPlaces(file).map((place) => ({
      file,
      paths: wantedAt(file, place, 'emoji').map(([path]) => path),
    })),
  );
  const rules = files
    .of('reactions')
    .flatMap((file) => entriesAt(file, ['rules']).map((path) => ({ file, paths: [[...path, 'emoji']] })));
  return [...triggers, ...rules].flatMap(({ file, paths }) => notOffered(file, paths, offered));
};

// With a list it is enough that one of its emoji is offered.
function notOffered(file: ParsedFile, paths: readonly Path[], offered: ReadonlySet<string>): Mistake[] {
  const wanted = paths.map((path) => file.part(path, reactionEmoji as z.ZodType<string>));
  const [first] = paths;
  if (!first || wanted.some((emoji) => emoji === undefined || offered.has(emoji))) return [];
  const problem = t('emoji.not-offered', { emoji: wanted.join(` ${t('or')} `) });
  return [file.mistake(first, problem, t('emoji.offer', { offered: [...offered].join(' ') }))];
}

/** Undefined when a post offers all, when there is no post, or when the posts have a mistake. */
function offeredEmoji(files: ContentFiles): Set<string> | undefined {
  const posts =
    files
      .of('community')[0]
      ?.part(['groups'], groupsSchema)
      ?.flatMap((group) => group.posts) ?? [];
  if (posts.length === 0 || posts.some((post) => !post.emojis)) return undefined;
  return new Set(posts.flatMap((post) => [...(post.emojis ?? []), ...(post.buttons ?? [])]));
}
