import { CheckAccess, resourceUnknown } from '@yabot/contracts';
import { type QueryContext, query, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { loadFacts } from '../facts.ts';
import { missingFor } from '../rules/access.ts';

export const checkAccess = query(CheckAccess, {
  answer: async ({ userId, resource: id }, { load, now, resources }: QueryContext<Resources>) => {
    const { definitions } = resources;
    const resource = definitions.resources.get(id);
    if (!resource) return refuse(resourceUnknown);
    const missing = missingFor(resource, await loadFacts(load, userId), definitions, now);
    return { allowed: missing.length === 0, missing };
  },
});
