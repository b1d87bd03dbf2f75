import {
  AccessChanged,
  BanLifted,
  CompleteRegistration,
  CreateState,
  EndBan,
  PreferencesChanged,
  RolesChanged,
  StateChanged,
  SubscriptionRenewed,
  SubscriptionStarted,
  UserBanned,
  UserRegistered,
  UserUpdated,
} from '@yabot/contracts';
import { defineService, type ServiceContext } from '@yabot/service-kit';
import { states } from './collections/states.ts';
import { applyOwners } from './commands/apply-owners.ts';
import { ban } from './commands/ban.ts';
import { changePreferences } from './commands/change-preferences.ts';
import { completeRegistration } from './commands/complete-registration.ts';
import { createState } from './commands/create-state.ts';
import { endBan } from './commands/end-ban.ts';
import { endDueBans } from './commands/end-due-bans.ts';
import { finishRegistrations } from './commands/finish-registrations.ts';
import { grantRole } from './commands/grant-role.ts';
import { grantVipDays } from './commands/grant-vip-days.ts';
import { liftBan } from './commands/lift-ban.ts';
import { register } from './commands/register.ts';
import { revokeRole } from './commands/revoke-role.ts';
import { resourcesOf, type UserSettings, userSettings } from './config.ts';
import { applyingOwners } from './jobs/apply-owners.ts';
import { endingDueBans } from './jobs/end-due-bans.ts';
import { finishingRegistrations } from './jobs/finish-registrations.ts';
import { botBlocked } from './on/gateway.bot-blocked.ts';
import { chatOpened } from './on/gateway.chat-opened.ts';
import { commandUsed } from './on/gateway.command-used.ts';
import { context } from './queries/context.ts';
import { bans } from './tables/bans.ts';
import { identities } from './tables/identities.ts';
import { userMigrations } from './tables/migrations.ts';
import { periods } from './tables/periods.ts';
import { profiles } from './tables/profiles.ts';
import { subscriptions } from './tables/subscriptions.ts';

export const user = defineService({
  name: 'user',
  summary: 'Knows who someone is and what they may do',
  settings: userSettings,
  accepts: [
    register,
    createState,
    completeRegistration,
    finishRegistrations,
    changePreferences,
    applyOwners,
    grantRole,
    revokeRole,
    ban,
    liftBan,
    endBan,
    endDueBans,
    grantVipDays,
  ],
  answers: [context],
  consumes: [chatOpened, botBlocked, commandUsed],
  emits: [
    UserRegistered,
    UserUpdated,
    PreferencesChanged,
    StateChanged,
    RolesChanged,
    UserBanned,
    BanLifted,
    SubscriptionStarted,
    SubscriptionRenewed,
    AccessChanged,
  ],
  sends: [CreateState, CompleteRegistration, EndBan],
  owns: {
    sql: { tables: [profiles, identities, bans, subscriptions, periods], migrations: userMigrations },
    mongo: { collections: [states] },
  },
  jobs: [endingDueBans, finishingRegistrations],
  resources: async ({ settings }: ServiceContext<UserSettings>) => {
    const resources = resourcesOf(settings);
    return { current: () => resources };
  },
  attach: applyingOwners,
});
