import { collection } from '@yabot/service-kit';
import type { Progress } from '../rules/progress.ts';

/** One document a user. */
export const progress = collection<Progress>('progress', {
  key: 'userId',
  fields: {
    timeZone: String,
    ban: Object,
    day: String,
    version: String,
    earned: Number,
    paid: Number,
    dayStart: Number,
    excused: Object,
    level: Number,
  },
  packed: ['tallies', 'achievements', 'missions'],
});
