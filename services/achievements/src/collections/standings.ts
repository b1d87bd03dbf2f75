import { collection } from '@yabot/service-kit';
import type { Standing } from '../rules/standing.ts';

/** One document a user. */
export const standings = collection<Standing>('standings', {
  key: 'userId',
  fields: { ban: Object, xp: Number, level: Number, achievements: Object },
});
