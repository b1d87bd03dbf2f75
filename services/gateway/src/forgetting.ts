import type { Change, Decision } from '@yabot/service-kit';
import type { Invite } from './rules/doors.ts';
import type { Outgoing } from './rules/outgoing.ts';
import { accountOf, accounts } from './tables/accounts.ts';
import { drafts, draftsOf } from './tables/drafts.ts';
import { introductions } from './tables/introductions.ts';
import { invites, invitesOf } from './tables/invites.ts';
import { notedChanges } from './tables/noted-changes.ts';
import { notices } from './tables/notices.ts';
import { outgoing, outgoingOf } from './tables/outgoing.ts';
import { presses, pressesOf } from './tables/presses.ts';
import { recipients } from './tables/recipients.ts';
import { staff } from './tables/staff.ts';
import { type PendingUpdate, updates, updatesOf } from './tables/updates.ts';

/** What is read to forget a person: what is not found under their id. */
export const tracesOf = (userId: string) => ({
  account: accountOf(userId),
  messages: outgoingOf(userId),
  waiting: updatesOf(userId),
  pressed: pressesOf(userId),
  begun: draftsOf(userId),
  invited: invitesOf(userId),
});

/** What is found of a person. */
export interface Traces {
  readonly account: readonly { readonly telegramId: number }[];
  readonly messages: readonly Outgoing[];
  readonly waiting: readonly PendingUpdate[];
  readonly pressed: readonly { readonly id: string }[];
  readonly begun: readonly { readonly id: string }[];
  readonly invited: readonly Invite[];
}

/** Forgets a person: the same Telegram account comes back as somebody new. */
export function forgotten(userId: string, traces: Traces): Decision {
  const { account, messages, waiting, pressed, begun, invited } = traces;
  const save: Change[] = [
    ...account.map(({ telegramId }) => accounts.remove(String(telegramId))),
    recipients.remove(userId),
    notices.remove(userId),
    notedChanges.remove(userId),
    staff.remove(userId),
    introductions.remove(userId),
    ...messages.map(({ id }) => outgoing.remove(id)),
    ...waiting.map(({ id }) => updates.remove(id)),
    ...pressed.map(({ id }) => presses.remove(id)),
    ...begun.map(({ id }) => drafts.remove(id)),
    ...invited.map(({ id }) => invites.remove(id)),
  ];
  return { save };
}
