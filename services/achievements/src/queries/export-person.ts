import { ExportAchievementsPerson, invalidCursor, toParts } from '@yabot/contracts';
import { pageStartingWith, query, refuse } from '@yabot/service-kit';
import { BY_PREFIX, BY_USER } from '../of-person.ts';

const AT_ONCE = 200;

/** What there is one document of comes with the first page. */
export const exportPerson = query(ExportAchievementsPerson, {
  answer: async ({ userId, cursor }, { load, mongo }) => {
    const page = await pageStartingWith(mongo, BY_PREFIX, { prefix: `${userId}:`, cursor, limit: AT_ONCE });
    if (!page) return refuse(invalidCursor);
    const single =
      cursor === undefined ? await Promise.all(BY_USER.map((each) => load(each.ref(userId)))) : [];
    const singles = single.map((row, index) => [BY_USER[index]!.name, row ? [{ ...row }] : []] as const);
    const many = Object.entries(page.rows).map(
      ([name, rows]) => [name, rows.map((row) => ({ ...row }))] as const,
    );
    return { parts: toParts(Object.fromEntries([...singles, ...many])), next: page.next };
  },
});
