import { suggestion } from '../explain/suggest.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import { groupsSchema } from '../schema/community.ts';
import { type ReactionRule, reactionRulesSchema, reactionsSchema } from '../schema/reactions.ts';
import { t } from '../texts.ts';
import type { Check, ContentFiles } from './check.ts';
import { entriesAt } from './entries.ts';
import { groupIds } from './trigger-values.ts';

const rule = reactionRulesSchema.element;

/** Every rule can pay: it names groups and posts there are, is not covered by an earlier one, and fits the daily cap. */
export const reactionRulesCanPay: Check = (files) =>
  files.of('reactions').flatMap((file) => {
    const rules = entriesAt(file, ['rules']).map((path) => file.part(path, rule));
    return rules.flatMap((rule, index) => {
      if (!rule) return [];
      return [
        ...covered(file, rules.slice(0, index), rule, index),
        ...overCap(file, rule, index),
        ...unknownGroups(file, rule, index, files),
        ...unusablePosts(file, rule, index, files),
      ];
    });
  });

function covered(
  file: ParsedFile,
  earlier: readonly (ReactionRule | undefined)[],
  rule: ReactionRule,
  index: number,
): Mistake[] {
  const by = earlier.findIndex((other) => other?.emoji === rule.emoji && covers(other, rule));
  if (by < 0) return [];
  const problem = t('rule.covered', { by: by + 1, emoji: rule.emoji });
  return [file.mistake(['rules', index, 'emoji'], problem, t('rule.covered-instead', { by: by + 1 }))];
}

function covers(earlier: ReactionRule, later: ReactionRule): boolean {
  return contains(earlier.chats, later.chats) && contains(earlier.posts, later.posts);
}

function contains<T>(wide: readonly T[] | undefined, narrow: readonly T[] | undefined): boolean {
  return wide === undefined || (narrow?.every((entry) => wide.includes(entry)) ?? false);
}

function overCap(file: ParsedFile, rule: ReactionRule, index: number): Mistake[] {
  const cap = file.part(['dailyCap'], reactionsSchema.shape.dailyCap);
  if (cap === undefined || rule.besitos <= cap) return [];
  const problem = t('rule.cap', { besitos: rule.besitos, cap });
  return [file.mistake(['rules', index, 'besitos'], problem, t('rule.cap-instead', { cap }))];
}

function unknownGroups(file: ParsedFile, rule: ReactionRule, index: number, files: ContentFiles): Mistake[] {
  const known = groupIds(files);
  return (rule.chats ?? []).flatMap((id, place) => {
    if (!known || known.includes(String(id))) return [];
    const problem = t('rule.no-group', { id });
    return file.mistake(['rules', index, 'chats', place], problem, suggestion(String(id), known));
  });
}

function unusablePosts(file: ParsedFile, rule: ReactionRule, index: number, files: ContentFiles): Mistake[] {
  const posts = files
    .of('community')[0]
    ?.part(['groups'], groupsSchema)
    ?.flatMap((group) => group.posts);
  return (rule.posts ?? []).flatMap((id, place) => {
    const post = posts?.find((candidate) => candidate.id === id);
    if (!posts || post?.messageId) return [];
    const problem = post ? t('rule.post-number', { id }) : t('rule.no-post', { id });
    const instead = post
      ? t('rule.post-number-instead')
      : suggestion(
          id,
          posts.map((candidate) => candidate.id),
        );
    return file.mistake(['rules', index, 'posts', place], problem, instead);
  });
}
