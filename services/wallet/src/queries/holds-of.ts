import { HoldsOf } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { openHoldsOf } from '../tables/holds.ts';
import { atOneMoment } from '../tables/moment.ts';

export const holdsOf = query(HoldsOf, {
  answer: ({ userId, limit }, { sql }) => atOneMoment(sql, (moment) => openHoldsOf(moment, userId, limit)),
});
