import {
  ErasePerson,
  erasureUnconfirmed,
  erasureWhileBanned,
  ForgetState,
  notAllowed,
  ownerFixed,
  PersonErased,
  userUnknown,
} from '@yabot/contracts';
import { accept, command, refuse } from '@yabot/service-kit';
import { obstacleTo } from '../rules/erasure.ts';
import { bans } from '../tables/bans.ts';
import { erasures } from '../tables/erasures.ts';
import { identities } from '../tables/identities.ts';
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
  reads: ({ data }) => ({
    profile: profiles.ref(data.userId),
    ban: bans.ref(data.userId),
    actor: profiles.ref(data.by),
    banOfActor: bans.ref(data.by),
  }),
  decide: ({ data }, rows, { now }) => {
    const obstacle = obstacleTo({ ...data, ...rows }, now);
    if (obstacle) return refuse(REFUSALS[obstacle]);
    const { userId, by } = data;
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
        emit: [PersonErased.of({ userId })],
        send: [ForgetState.of({ userId }, { key: userId })],
      },
    );
  },
});
