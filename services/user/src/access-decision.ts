import {
  AccessChanged,
  AccessGranted,
  AccessRevoked,
  EndAccess,
  endInPast,
  type GrantAccess,
  notAllowed,
  resourceUnknown,
  userUnknown,
} from '@yabot/contracts';
import { accept, command, type DecisionContext, refuse } from '@yabot/service-kit';
import type { Resources } from './config.ts';
import { newStanding, withDecided } from './rules/access.ts';
import { actingRoles, mayAdminister } from './rules/permissions.ts';
import { bans } from './tables/bans.ts';
import { profiles } from './tables/profiles.ts';
import { standings } from './tables/standings.ts';

/** Carries out a grant or a revocation: who may, until when, and what follows is the same for both. */
export const accessDecision = (definition: typeof GrantAccess, allowed: boolean) =>
  command(definition, {
    store: 'sql',
    reads: ({ data }) => ({
      profile: profiles.ref(data.userId),
      standing: standings.ref(data.userId),
      actor: profiles.ref(data.by),
      ban: bans.ref(data.by),
    }),
    decide: ({ data }, { profile, standing, actor, ban }, { now, resources }: DecisionContext<Resources>) => {
      const { userId, resource, by } = data;
      if (!mayAdminister(actingRoles(actor, ban, now))) return refuse(notAllowed);
      if (!profile) return refuse(userUnknown);
      if (!resources.definitions.resources.has(resource)) return refuse(resourceUnknown);
      const end = data.until === null ? undefined : new Date(data.until);
      if (end && end <= now) return refuse(endInPast);
      const until = end?.toISOString() ?? null;
      const after = withDecided(standing ?? newStanding(userId), { resource, allowed, until });
      const told = allowed ? AccessGranted : AccessRevoked;
      return accept(
        {},
        {
          save: [standings.put(after)],
          emit: [told.of({ userId, resource, until, by }), AccessChanged.of({ userId })],
          send: until && end ? [EndAccess.of({ userId, until }, { key: `${userId}:${until}`, at: end })] : [],
        },
      );
    },
  });
