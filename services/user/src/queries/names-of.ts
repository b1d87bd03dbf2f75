import { NamesOf } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { namesOf as namesIn } from '../tables/profiles.ts';

export const namesOf = query(NamesOf, {
  answer: async ({ userIds }, { sql }) => ({ names: await namesIn(sql, userIds) }),
});
