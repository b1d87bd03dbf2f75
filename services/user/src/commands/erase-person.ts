import {
  ErasePerson,
  erasureUnconfirmed,
  erasureWhileBanned,
  ForgetState,
  ForgetUserPerson,
  notAllowed,
  ownerFixed,
  PersonErased,
  userUnknown,
} from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { obstacleTo } from '../rules/erasure.ts';
import { chatsToLeave } from '../rules/membership.ts';
import { bans } from '../tables/bans.ts';
import { erasures } from '../tables/erasures.ts';
import { identities } from '../tables/identities.ts';
import { membershipsOf } from '../tables/memberships.ts';
import { profiles } from '../tables/profiles.ts';
import { referrals } from '../tables/referrals.ts';
import { subscriptions } from '../tables/subscriptions.ts';

const REFUSALS = {
  unknown: userUnknown,
  'not-allowed': notAllowed,
  owner: ownerFixed,
  banned: erasureWhileBanned,
  unconfirmed: erasureUnconfirmed,
};

export const erasePerson = command(ErasePerson, {
  store: 'sql',
  first: true,
  reads: ({ data }) => ({
    profile: profiles.ref(data.userId),
    ban: bans.ref(data.userId),
    actor: profiles.ref(data.by),
    banOfActor: bans.ref(data.by),
    inside: membershipsOf(data.userId),
  }),
  decide: ({ data }, { inside, ...rows }, { now }) => {
    const obstacle = obstacleTo({ ...data, ...rows }, now);
    if (obstacle) return refuse(REFUSALS[obstacle]);
    const { userId, by } = data;
    const chatIds = chatsToLeave(inside);
    return accept(
      {},
      {
        save: [
          profiles.remove(userId),
          identities.remove(String(rows.profile!.telegramId)),
          bans.remove(userId),
          referrals.remove(userId),
          subscriptions.remove(userId),
          erasures.put({ userId, by, erasedAt: now.toISOString() }),
        ],
        // Only the gateway knows who they are at Telegram, and only until it is told: it sees them out.
        emit: [PersonErased.of(chatIds.length > 0 ? { userId, chatIds } : { userId })],
        send: [ForgetState.of({ userId }, { key: userId }), ForgetUserPerson.of({ userId }, { key: userId })],
      },
    );
  },
});
