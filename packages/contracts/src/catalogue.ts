import * as boardCommands from './achievements/board-commands.ts';
import * as boardQueries from './achievements/board-queries.ts';
import * as achievementCommands from './achievements/commands.ts';
import * as achievementEvents from './achievements/events.ts';
import * as grantCommands from './achievements/grant-commands.ts';
import * as achievementQueries from './achievements/queries.ts';
import type { CommandDefinition } from './definitions/command.ts';
import type { EventDefinition } from './definitions/event.ts';
import type { QueryDefinition } from './definitions/query.ts';
import { COMMON_REFUSALS, type RefusalDefinition } from './definitions/refusal.ts';
import * as gatewayCommands from './gateway/commands.ts';
import * as gatewayEvents from './gateway/events.ts';
import * as missionCommands from './missions/commands.ts';
import * as missionEvents from './missions/events.ts';
import * as missionQueries from './missions/queries.ts';
import * as userCommands from './user/commands.ts';
import * as userEvents from './user/events.ts';
import * as userQueries from './user/queries.ts';
import * as walletCommands from './wallet/commands.ts';
import * as walletEvents from './wallet/events.ts';
import * as walletQueries from './wallet/queries.ts';

/** Every event of the fleet. */
export const EVENTS: readonly EventDefinition[] = [
  gatewayEvents,
  userEvents,
  walletEvents,
  missionEvents,
  achievementEvents,
].flatMap((module) => Object.values(module) as unknown as EventDefinition[]);

/** Every command of the fleet. */
export const COMMANDS: readonly CommandDefinition[] = [
  gatewayCommands,
  userCommands,
  walletCommands,
  missionCommands,
  achievementCommands,
  boardCommands,
  grantCommands,
].flatMap((module) => Object.values(module) as unknown as CommandDefinition[]);

/** Every query of the fleet. */
export const QUERIES: readonly QueryDefinition[] = [
  userQueries,
  walletQueries,
  missionQueries,
  achievementQueries,
  boardQueries,
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
