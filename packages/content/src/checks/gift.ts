import { z } from 'zod';
import { t } from '../texts.ts';
import type { Check } from './check.ts';
import { entriesAt } from './entries.ts';
import { repeated } from './repeats.ts';
import { rises } from './rising.ts';

/** No prize is in the table twice, and a longer row of gifts pays more. */
export const giftIsFair: Check = (files) =>
  files.of('gift').flatMap((file) => {
    const prizes = entriesAt(file, ['prizes']).map((path) => [...path, 'id']);
    return [
      ...repeated(file, prizes, z.string(), (value) => t('twice.prize', { value })),
      ...entriesAt(file, ['streak']).flatMap((_, index) =>
        index === 0
          ? []
          : [...rises(file, ['streak'], 'days', index, 1), ...rises(file, ['streak'], 'besitos', index, 1)],
      ),
    ];
  });
