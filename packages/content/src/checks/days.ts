import { day } from '../schema/values.ts';
import { t } from '../texts.ts';
import type { Check } from './check.ts';

/** A mission does not end before it begins. */
export const missionEndsAfterItBegins: Check = (files) =>
  files.of('mission').flatMap((file) => {
    const [from, until] = [file.part(['from'], day), file.part(['until'], day)];
    if (!from || !until || from <= until) return [];
    return file.mistake(['until'], t('day.order', { until, from }), t('day.instead', { from }));
  });
