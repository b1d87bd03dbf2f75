import type { Resource } from '@yabot/content';
import { RevokeInvite, SendInvite, type SentCommand } from '@yabot/contracts';
import type { Decision, DecisionContext } from '@yabot/service-kit';
import type { Invite } from './rules/membership.ts';
import type { Profile } from './rules/profile.ts';
import { daysAfter } from './rules/subscription.ts';
import { invites } from './tables/invites.ts';

/** How long a link can be used. */
const VALID_DAYS = 1;

/** A link into a chat for somebody; those for the same chat that came before are void. */
export function invite(
  { userId, chatId }: { userId: string; chatId: number },
  resource: Resource,
  { profile, earlier }: { profile: Profile | undefined; earlier: readonly Invite[] },
  { now, newId }: Pick<DecisionContext, 'now' | 'newId'>,
): Required<Pick<Decision, 'save' | 'send'>> {
  // At Telegram the id is the link's name, which has 32 characters at most.
  const inviteId = newId().replaceAll('-', '');
  const until = daysAfter(now, VALID_DAYS).toISOString();
  const before = voided(earlier.filter((each) => each.chatId === chatId));
  const title = resource.title[profile?.language ?? 'es'];
  return {
    save: [...before.save, invites.insert({ inviteId, userId, chatId, state: 'wanted', until })],
    send: [...before.send, SendInvite.of({ userId, chatId, inviteId, title, until }, { key: inviteId })],
  };
}

/** Links that nobody is to come in by any more. */
export function voided(those: readonly Invite[]): Required<Pick<Decision, 'save' | 'send'>> {
  return {
    save: those.map((each) => invites.put({ ...each, state: 'void' })),
    send: those.map(revoking),
  };
}

const revoking = ({ userId, inviteId }: Invite): SentCommand =>
  RevokeInvite.of({ userId, inviteId }, { key: inviteId }) as SentCommand;
