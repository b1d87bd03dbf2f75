import { AccessOf } from '@yabot/contracts';
import { type QueryContext, query } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { loadFacts } from '../facts.ts';
import { accessEnd, missingFor } from '../rules/access.ts';
import { chatsInside } from '../tables/memberships.ts';

export const accessOf = query(AccessOf, {
  answer: async ({ userId }, { load, sql, now, resources }: QueryContext<Resources>) => {
    const { definitions } = resources;
    const [facts, inside] = await Promise.all([loadFacts(load, userId), chatsInside(sql, userId)]);
    return {
      resources: [...definitions.resources.values()].map((resource) => {
        const missing = missingFor(resource, facts, definitions, now);
        const { id, title, doors } = resource;
        return {
          resource: id,
          title,
          allowed: missing.length === 0,
          missing,
          doors: doors.length,
          inside: doors.filter((chatId) => inside.has(chatId)).length,
          ...(missing.length === 0 ? { until: accessEnd(resource, facts, definitions, now) } : {}),
        };
      }),
    };
  },
});
