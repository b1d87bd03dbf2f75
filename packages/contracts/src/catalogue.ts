import * as achievementCommands from './achievements/commands.ts';
import * as achievementEvents from './achievements/events.ts';
import * as achievementQueries from './achievements/queries.ts';
import type { CommandDefinition } from './definitions/command.ts';
import type { EventDefinition } from './definitions/event.ts';
import type { QueryDefinition } from './definitions/query.ts';
import { COMMON_REFUSALS, type RefusalDefinition } from './definitions/refusal.ts';
import * as gatewayCommands from './gateway/commands.ts';
import * as doorCommands from './gateway/doors/commands.ts';
import * as doorEvents from './gateway/doors/events.ts';
import * as gatewayEvents from './gateway/events.ts';
import * as missionCommands from './missions/commands.ts';
import * as missionEvents from './missions/events.ts';
import * as missionQueries from './missions/queries.ts';
import * as userAccess from './user/access.ts';
import * as userAccessEvents from './user/access-events.ts';
import * as userAccessQueries from './user/access-queries.ts';
import * as userCommands from './user/commands.ts';
import * as userDoors from './user/doors.ts';
import * as userEvents from './user/events.ts';
import * as userExpiry from './user/expiry.ts';
import * as userPurchaseEvents from './user/purchase-events.ts';
import * as userPurchases from './user/purchases.ts';
import * as userQueries from './user/queries.ts';
import * as userSubscriptionEvents from './user/subscription-events.ts';
import * as userSubscriptionQueries from './user/subscription-queries.ts';
import * as userSubscriptions from './user/subscriptions.ts';
import * as walletCommands from './wallet/commands.ts';
import * as walletEvents from './wallet/events.ts';
import * as walletQueries from './wallet/queries.ts';

/** Every event of the fleet. */
export const EVENTS: readonly EventDefinition[] = [
  gatewayEvents,
  doorEvents,
  userEvents,
  userSubscriptionEvents,
  userPurchaseEvents,
  userAccessEvents,
  walletEvents,
  missionEvents,
  achievementEvents,
].flatMap((module) => Object.values(module) as unknown as EventDefinition[]);

/** Every command of the fleet. */
export const COMMANDS: readonly CommandDefinition[] = [
  gatewayCommands,
  doorCommands,
  userCommands,
  userSubscriptions,
  userPurchases,
  userExpiry,
  userAccess,
  userDoors,
  walletCommands,
  missionCommands,
  achievementCommands,
].flatMap((module) => Object.values(module) as unknown as CommandDefinition[]);

/** Every query of the fleet. */
export const QUERIES: readonly QueryDefinition[] = [
  userQueries,
  userSubscriptionQueries,
  userAccessQueries,
  walletQueries,
  missionQueries,
  achievementQueries,
].flatMap((module) => Object.values(module) as unknown as QueryDefinition[]);

/** Any message of the fleet. */
export type AnyMessage = EventDefinition | CommandDefinition | QueryDefinition;

/** Every message of the fleet: events, then commands, then queries. */
export const ALL_MESSAGES: readonly AnyMessage[] = [...EVENTS, ...COMMANDS, ...QUERIES];

/** Every reason for which a command or query can be refused, once each. */
export const REFUSALS: readonly RefusalDefinition[] = [
  ...new Set([
    ...Object.values(COMMON_REFUSALS),
    ...[...COMMANDS, ...QUERIES].flatMap((message) => message.refusals),
  ]),
];
