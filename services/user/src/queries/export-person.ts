import { ExportUserPerson, invalidCursor, toParts } from '@yabot/contracts';
import { query, type RowRef, refuse } from '@yabot/service-kit';
import { states } from '../collections/states.ts';
import { FORGOTTEN, KEPT } from '../of-person.ts';
import { bans } from '../tables/bans.ts';
import { profiles } from '../tables/profiles.ts';
import { referrals } from '../tables/referrals.ts';
import { subscriptions } from '../tables/subscriptions.ts';

const SINGLE = {
  profile: profiles,
  ban: bans,
  referral: referrals,
  subscription: subscriptions,
  state: states,
};
const MANY = [...FORGOTTEN, ...KEPT];
const AT_ONCE = 100;
/** `<part> <key>` of the last row on the page before. */
const CURSOR = /^([a-z]+) (.*)$/s;

/** What there is one row of comes first, then a page of each part after the other. */
export const exportPerson = query(ExportUserPerson, {
  answer: async ({ userId, cursor }, { load, sql }) => {
    const [, named, after] = CURSOR.exec(cursor ?? '') ?? [];
    const index = MANY.findIndex(({ name }) => name === named);
    if (cursor !== undefined && index < 0) return refuse(invalidCursor);
    if (index < 0) {
      const rows = await Promise.all(
        Object.values(SINGLE).map((table) => load(table.ref(userId) as RowRef<object>)),
      );
      const parts = Object.keys(SINGLE).map((name, at) => [name, rows[at] ? [{ ...rows[at] }] : []] as const);
      return { parts: toParts(Object.fromEntries(parts)), next: `${MANY[0]!.name} ` };
    }
    const { name, read, table } = MANY[index]!;
    const found = await read(sql, userId, AT_ONCE, after);
    const last = found.length === AT_ONCE ? found.at(-1) : undefined;
    const following = MANY[index + 1];
    const next = last ? `${name} ${table.keyOf(last)}` : following ? `${following.name} ` : null;
    return { parts: toParts({ [name]: found.map((row) => ({ ...row })) }), next };
  },
});
