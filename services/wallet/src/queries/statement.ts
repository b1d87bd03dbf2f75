import { Statement } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { atOneMoment } from '../tables/moment.ts';
import { statementOf } from '../tables/statements.ts';

export const statement = query(Statement, {
  answer: ({ userId, ...period }, { sql }) => {
    const [from, until] = [period.from, period.until].map((moment) => new Date(moment).toISOString());
    return atOneMoment(sql, (moment) => statementOf(moment, { userId, from: from!, until: until! }));
  },
});
