import { CloseDoors, type EventDefinition, RemoveMember, type SentCommand } from '@yabot/contracts';
import { type Change, type Decision, type DecisionContext, on } from '@yabot/service-kit';
import type { Resources } from './config.ts';
import { factsOf } from './facts.ts';
import { voided } from './inviting.ts';
import type { Facts } from './rules/access.ts';
import { excusedBy, type Invite, judged, type Membership, missingAt } from './rules/membership.ts';
import { invitesOf } from './tables/invites.ts';
import { memberships, membershipsOf } from './tables/memberships.ts';

/** Looks at every door of somebody when what they may do has changed: who may be in no more is to leave, and links are void. */
export const reviewingDoors = <Data extends { readonly userId: string }>(event: EventDefinition<Data>) =>
  on(event, {
    store: 'sql',
    wanted: ({ definitions }: Resources) => definitions.doors.size > 0,
    reads: ({ data: { userId } }) => ({
      ...factsOf(userId),
      inside: membershipsOf(userId),
      invited: invitesOf(userId),
    }),
    decide: (_, { inside, invited, ...facts }, context: DecisionContext<Resources>) =>
      reviewed({ inside, invited }, facts, context),
  });

function reviewed(
  { inside, invited }: { inside: readonly Membership[]; invited: readonly Invite[] },
  facts: Facts,
  { now, resources: { definitions } }: DecisionContext<Resources>,
): Decision {
  const doorOf = ({ chatId }: { chatId: number }) => definitions.doors.get(chatId);
  const changed = inside.flatMap((before) => {
    const after = judged(before, facts, definitions, now);
    return after === before ? [] : [after];
  });
  const leaving = changed.map((membership): Required<Pick<Decision, 'save' | 'send'>> => {
    const runId = membership.leaveAt === null ? undefined : excusedBy(doorOf(membership), facts, now);
    if (runId !== undefined) return removal({ ...membership, leaveAt: null }, runId, now);
    return { save: [memberships.put(membership)], send: closing([membership]) };
  });
  const links = voided(invited.filter((link) => missingAt(doorOf(link), facts, definitions, now).length > 0));
  return {
    save: [...leaving.flatMap(({ save }) => save), ...links.save],
    send: [...leaving.flatMap(({ send }) => send), ...links.send],
  };
}

/** Has somebody taken out of a chat, and keeps by which run. */
export function removal(
  membership: Membership,
  runId: string,
  now: Date,
): { readonly save: Change[]; readonly send: SentCommand[] } {
  const { membershipId, userId, chatId } = membership;
  const removed = { ...membership, removedBy: runId, removedAt: now.toISOString() };
  const remove = RemoveMember.of({ userId, chatId }, { key: `${runId}:${membershipId}` });
  return { save: [memberships.put(removed)], send: [remove as SentCommand] };
}

/** Has those removed who are to leave, as far as they are not too many. */
export function closing(changed: readonly Membership[]): SentCommand[] {
  return changed.flatMap(({ membershipId, leaveAt }) =>
    leaveAt === null ? [] : [CloseDoors.of({ at: leaveAt }, { key: `${membershipId}:${leaveAt}` })],
  );
}
