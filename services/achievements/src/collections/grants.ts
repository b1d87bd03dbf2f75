import { collection } from '@yabot/service-kit';
import type { Grant } from '../rules/grant.ts';

/** One document for each retroactive grant and each preview of one. */
export const grants = collection<Grant>('grants', {
  key: 'id',
  fields: {
    achievementId: String,
    preview: Boolean,
    done: Boolean,
    examined: Number,
    tiers: Object,
    xp: Number,
    besitos: Number,
  },
});
