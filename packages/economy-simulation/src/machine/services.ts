import { achievements } from '@yabot/achievements';
import { compile as compileAchievements } from '@yabot/achievements/definitions';
import { type LoadedContent, localDay } from '@yabot/content';
import {
  AcceptReferral,
  BesitosAwarded,
  BesitosSpent,
  BuySubscription,
  CompleteRegistration,
  CreateState,
  DebitRejected,
  ExtendSubscription,
  GrantVipDays,
  NoteInvitation,
  Register,
  WeighReferral,
} from '@yabot/contracts';
import { missions } from '@yabot/missions';
import { compile as compileMissions } from '@yabot/missions/definitions';
import { user } from '@yabot/user';
import { compile as compileUser } from '@yabot/user/definitions';
import { wallet } from '@yabot/wallet';
import type { Movement } from '@yabot/wallet/accounts';
import { MintedToday } from '@yabot/wallet/minted-today';
import type { WalletResources } from '@yabot/wallet/resources';
import type { MachineParts } from './machine.ts';
import { type Part, partOf } from './part.ts';

/** The services that decide what is paid. */
export const DECIDING = ['missions', 'achievements', 'wallet'] as const;

/** What decides with some content. */
export interface Deciding {
  readonly parts: readonly Part[];
  /** To be told each change of a row: the wallet's caps have to know what was minted. */
  readonly changed: MachineParts['changed'];
}

/**
 * The services that decide what is paid, with some content.
 * @param booked told each movement
 */
export function deciding(loaded: LoadedContent, booked: (movement: Movement) => void): Deciding {
  const [ofMissions, ofAchievements] = [compileMissions(loaded), compileAchievements(loaded)];
  const { economy, community } = loaded.content;
  const { timeZone } = community;
  let day = '';
  let inUse: WalletResources = { economy, timeZone, minted: new MintedToday() };
  return {
    parts: [
      partOf(missions, () => ofMissions),
      partOf(achievements, () => ofAchievements as never),
      partOf(wallet, (now) => {
        const today = localDay(now, { timeZone });
        if (today > day) inUse = { economy, timeZone, minted: new MintedToday() };
        day = today > day ? today : day;
        return inUse as never;
      }),
    ],
    changed(service, change) {
      if (service !== 'wallet' || change.table.name !== 'movements' || change.kind === 'remove') return;
      const movement = change.row as Movement;
      booked(movement);
      if (movement.kind === 'credit') inUse.minted.add(movement.reason, movement.amount);
    },
  };
}

/** What the user service decides of the economy: what inviting pays, and what VIP costs. */
const OF_USERS = [
  ...[Register, CreateState, CompleteRegistration, AcceptReferral, NoteInvitation, WeighReferral],
  ...[BuySubscription, ExtendSubscription, GrantVipDays, BesitosAwarded, BesitosSpent, DebitRejected],
].map(({ type }) => type);

/** The part of the user service that money comes from and goes to. */
export function usersPart(loaded: LoadedContent): Part {
  const definitions = compileUser(loaded);
  const { timeZone } = loaded.content.community;
  return partOf(user, () => ({ owners: new Set<number>(), timeZone, definitions }) as never, OF_USERS);
}
