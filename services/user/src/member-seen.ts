import type { MemberStatus, SentCommand } from '@yabot/contracts';
import type { Decision } from '@yabot/service-kit';
import { closing } from './door-review.ts';
import type { Facts } from './rules/access.ts';
import type { Definitions } from './rules/definitions.ts';
import { judged, type Membership, seen } from './rules/membership.ts';
import { memberships } from './tables/memberships.ts';

/** What Telegram says of somebody and a chat; nothing of chats that are no door of ours. */
export interface Sighting {
  readonly userId: string;
  readonly chatId: number;
  readonly status: MemberStatus;
}

/** Our record is as Telegram says; who may not be in is to leave. */
export function memberSeen(
  before: Membership | undefined,
  sighting: Sighting,
  facts: Facts,
  { definitions, now }: { definitions: Definitions; now: Date },
): Required<Pick<Decision, 'save'>> & { readonly send: SentCommand[] } {
  if (!before && !definitions.doors.has(sighting.chatId)) return { save: [], send: [] };
  const after = judged(seen(before, sighting, now), facts, definitions, now);
  const isNew = after.leaveAt !== null && after.leaveAt !== before?.leaveAt;
  return { save: [memberships.put(after)], send: isNew ? closing([after]) : [] };
}
