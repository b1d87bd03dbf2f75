import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import { day } from '../schema/values.ts';
import { t } from '../texts.ts';
import type { Check } from './check.ts';

/** A season does not end before it begins, and no two seasons share a day. */
export const seasonsFollowOneAnother: Check = (files) => {
  const seasons = files.of('season');
  return seasons.flatMap((file, index) => [
    ...inOrder(file),
    ...seasons.slice(0, index).flatMap((other) => apart(file, other)),
  ]);
};

function inOrder(file: ParsedFile): Mistake[] {
  const [from, until] = daysOf(file);
  if (!from || !until || from <= until) return [];
  return [file.mistake(['until'], t('day.order', { until, from }), t('day.instead', { from }))];
}

function apart(file: ParsedFile, other: ParsedFile): Mistake[] {
  const [from, until] = daysOf(file);
  const [otherFrom, otherUntil] = daysOf(other);
  if (!from || !until || !otherFrom || !otherUntil || until < otherFrom || otherUntil < from) return [];
  const problem = t('season.overlap', { other: other.file, from: otherFrom, until: otherUntil });
  return [file.mistake(['from'], problem, t('season.apart'))];
}

const daysOf = (file: ParsedFile) => [file.part(['from'], day), file.part(['until'], day)] as const;
