import { MembersChecked } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { countInside, countUnchecked } from '../tables/memberships.ts';

export const membersChecked = query(MembersChecked, {
  answer: async ({ since }, { sql }) => {
    const [inside, counted] = await Promise.all([countInside(sql), countUnchecked(sql, since)]);
    return { inside, ...counted };
  },
});
