import { type Lookup, sqlTable } from '@yabot/service-kit';
import type { Standing } from '../rules/access.ts';

/** What others tell of a user, and what administrators decided, as far as it matters for access. */
export const standings = sqlTable<Standing>('standings', {
  key: 'userId',
  columns: {
    userId: 'text',
    level: 'integer',
    achievements: 'json',
    decided: 'json',
    nextEnd: 'text',
  },
});

const AT_ONCE = 500;

/** Those of whom something that was decided was to end by a moment. */
export const standingsEndingBy = (moment: string): Lookup<Standing> =>
  standings.lookup((database) =>
    database('standings').where('next_end', '<=', moment).orderBy('next_end').limit(AT_ONCE),
  );
