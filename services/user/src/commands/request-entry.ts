import { accessDenied, noDoor, RequestEntry, resourceUnknown } from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from '../config.ts';
import { factsOf } from '../facts.ts';
import { invite } from '../inviting.ts';
import { missingFor } from '../rules/access.ts';
import { isInside } from '../rules/membership.ts';
import { invitesOf } from '../tables/invites.ts';
import { membershipsOf } from '../tables/memberships.ts';

export const requestEntry = command(RequestEntry, {
  store: 'sql',
  reads: ({ data: { userId } }) => ({
    ...factsOf(userId),
    known: membershipsOf(userId),
    earlier: invitesOf(userId),
  }),
  decide: (
    { data: { userId, resource: id } },
    { known, earlier, ...facts },
    context: DecisionContext<Resources>,
  ) => {
    const { definitions } = context.resources;
    const resource = definitions.resources.get(id);
    if (!resource) return refuse(resourceUnknown);
    if (resource.doors.length === 0) return refuse(noDoor);
    const missing = missingFor(resource, facts, definitions, context.now);
    if (missing.length > 0) return refuse(accessDenied, { missing });
    const inside = new Set(known.filter(isInside).map(({ chatId }) => chatId));
    const outside = resource.doors.filter((chatId) => !inside.has(chatId));
    const { profile } = facts;
    const invited = outside.map((chatId) =>
      invite({ userId, chatId }, resource, { profile, earlier }, context),
    );
    return accept(
      { invited: outside.length, inside: resource.doors.length - outside.length },
      { save: invited.flatMap(({ save }) => save), send: invited.flatMap(({ send }) => send) },
    );
  },
});
