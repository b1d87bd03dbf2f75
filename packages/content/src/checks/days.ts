import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import type { Path } from '../path.ts';
import { day } from '../schema/values.ts';
import { t } from '../texts.ts';
import type { Check } from './check.ts';

/** A mission does not end before it begins. */
export const missionEndsAfterItBegins: Check = (files) =>
  files.of('mission').flatMap((file) => endsBeforeItBegins(file, []));

/** What has a `from` and an `until` at a path, and they are the wrong way round. */
export function endsBeforeItBegins(file: ParsedFile, path: Path): Mistake[] {
  const [from, until] = [file.part([...path, 'from'], day), file.part([...path, 'until'], day)];
  if (!from || !until || from <= until) return [];
  return [file.mistake([...path, 'until'], t('day.order', { until, from }), t('day.instead', { from }))];
}
