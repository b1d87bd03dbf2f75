import { collection } from '@yabot/service-kit';
import type { Standing } from '../rules/standing.ts';

/** One document a user. */
export const standings = collection<Standing>('standings', {
  key: 'userId',
  fields: {
    ban: Object,
    timeZone: String,
    zoneSince: String,
    roles: Array,
    offBoards: Boolean,
    xp: Number,
    level: Number,
    achievements: Object,
    scores: Object,
    history: Object,
  },
  indexes: [{ fields: { 'scores.changedAt': 1 } }],
});
