import { z } from 'zod';
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

/** Every rule can pay: it names groups and posts there are, is not covered by an earlier one, and fits caps and days. */
export const reactionRulesCanPay: Check = (files) =>
  files.of('reactions').flatMap((file) => {
    const rules = entriesAt(file, ['rules']).map((path) => file.part(path, rule));
    const wrong = rules.flatMap((rule, index) => {
      if (!rule) return [];
      return [
        ...covered(file, rules.slice(0, index), rule, index),
        ...overCap(file, rule, index),
        ...unknownGroups(file, rule, index, files),
        ...unusablePosts(file, rule, index, files),
        ...neverOpen(file, rule, index),
      ];
    });
    return [...wrong, ...lessAndLess(file)];
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
  const always = !earlier.from && !earlier.until && !earlier.hours;
  return always && contains(earlier.chats, later.chats) && contains(earlier.posts, later.posts);
}

function contains<T>(wide: readonly T[] | undefined, narrow: readonly T[] | undefined): boolean {
  return wide === undefined || (narrow?.every((entry) => wide.includes(entry)) ?? false);
}

function overCap(file: ParsedFile, rule: ReactionRule, index: number): Mistake[] {
  const whole = file.part(['dailyCap'], reactionsSchema.shape.dailyCap);
  const ofChat = file.part(['chatCap'], reactionsSchema.shape.dailyCap);
  const caps = { dailyCap: whole, chatCap: ofChat, 'rules.dailyCap': rule.dailyCap };
  return Object.entries(caps).flatMap(([name, cap]) => {
    if (cap === undefined || rule.besitos <= cap) return [];
    const problem = t('rule.cap', { besitos: rule.besitos, cap });
    return file.mistake(['rules', index, 'besitos'], problem, t('rule.cap-instead', { cap, name }));
  });
}

function neverOpen(file: ParsedFile, { from, until, hours }: ReactionRule, index: number): Mistake[] {
  const path = ['rules', index];
  const days =
    from && until && until < from
      ? [file.mistake([...path, 'until'], t('day.order', { until, from }), t('day.instead', { from }))]
      : [];
  if (hours?.from !== hours?.to || !hours) return days;
  return [...days, file.mistake([...path, 'hours'], t('rule.hours'), t('rule.hours-instead'))];
}

/** Each step of diminishing returns comes later than the one before, and pays less. */
function lessAndLess(file: ParsedFile): Mistake[] {
  return entriesAt(file, ['diminishing']).flatMap((path, index) => {
    if (index === 0) return [];
    const at = (place: number, field: string) => file.part(['diminishing', place, field], z.int());
    const [afterBefore, after] = [at(index - 1, 'after'), at(index, 'after')];
    const [percentBefore, percent] = [at(index - 1, 'percent'), at(index, 'percent')];
    if (afterBefore !== undefined && after !== undefined && after <= afterBefore) {
      const problem = t('rises.not-more', { here: after, before: afterBefore });
      const instead = t('rises.instead', { field: 'after', value: afterBefore + 1 });
      return [file.mistake([...path, 'after'], problem, instead)];
    }
    if (percentBefore === undefined || percent === undefined || percent < percentBefore) return [];
    const problem = t('diminishing.not-less', { here: percent, before: percentBefore });
    return [file.mistake([...path, 'percent'], problem, t('diminishing.instead'))];
  });
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
