import { z } from 'zod';
import { t } from '../texts.ts';
import type { Check } from './check.ts';
import { entriesAt } from './entries.ts';

/** No reason is capped twice, and one transfer is not more than may be sent in a day. */
export const economyAddsUp: Check = (files) =>
  files.of('economy').flatMap((file) => {
    const seen = new Set<string>();
    const twice = entriesAt(file, ['mint', 'reasons']).flatMap((path) => {
      const reason = file.part([...path, 'reason'], z.string());
      if (reason === undefined || !seen.has(reason)) {
        if (reason !== undefined) seen.add(reason);
        return [];
      }
      return [file.mistake([...path, 'reason'], t('twice.reason', { value: reason }), t('write.remove'))];
    });
    const most = file.part(['transfers', 'most'], z.int());
    const mostPerDay = file.part(['transfers', 'mostPerDay'], z.int());
    if (most === undefined || mostPerDay === undefined || most <= mostPerDay) return twice;
    const problem = t('economy.day-too-small', { most, mostPerDay });
    const instead = t('write', { value: `mostPerDay: ${most}` });
    return [...twice, file.mistake(['transfers', 'mostPerDay'], problem, instead)];
  });
