import { contentInUse, contentVersions } from '@yabot/content/service';
import {
  AdoptUserContent,
  BanLifted,
  CompleteRegistration,
  CreateState,
  EndBan,
  EndRole,
  PreferencesChanged,
  RolesChanged,
  StateChanged,
  TellRoles,
  UserBanned,
  UserRegistered,
  UserUpdated,
} from '@yabot/contracts';
import { defineService, type ResourcesContext } from '@yabot/service-kit';
import { admitting } from './access.ts';
import { states } from './collections/states.ts';
import { applyOwners } from './commands/apply-owners.ts';
import { ban } from './commands/ban.ts';
import { changePreferences } from './commands/change-preferences.ts';
import { completeRegistration } from './commands/complete-registration.ts';
import { createState } from './commands/create-state.ts';
import { endBan } from './commands/end-ban.ts';
import { endDueBans } from './commands/end-due-bans.ts';
import { endDueRoles } from './commands/end-due-roles.ts';
import { endRole } from './commands/end-role.ts';
import { finishRegistrations } from './commands/finish-registrations.ts';
import { grantRole } from './commands/grant-role.ts';
import { liftBan } from './commands/lift-ban.ts';
import { register } from './commands/register.ts';
import { revokeRole } from './commands/revoke-role.ts';
import { tellRoles } from './commands/tell-roles.ts';
import { resourcesOf, type UserSettings, userSettings } from './config.ts';
import { applyingOwners } from './jobs/apply-owners.ts';
import { endingDueBans } from './jobs/end-due-bans.ts';
import { endingDueRoles } from './jobs/end-due-roles.ts';
import { finishingRegistrations } from './jobs/finish-registrations.ts';
import { botBlocked } from './on/gateway.bot-blocked.ts';
import { chatOpened } from './on/gateway.chat-opened.ts';
import { commandUsed } from './on/gateway.command-used.ts';
import { people } from './people.ts';
import { context } from './queries/context.ts';
import { namesOf } from './queries/names-of.ts';
import { compile } from './rules/definitions.ts';
import { subscribing } from './subscriptions.ts';
import { bans } from './tables/bans.ts';
import { identities } from './tables/identities.ts';
import { userMigrations } from './tables/migrations.ts';
import { profiles } from './tables/profiles.ts';

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
    endRole,
    endDueRoles,
    tellRoles,
    ban,
    liftBan,
    endBan,
    endDueBans,
    ...subscribing.accepts,
    ...admitting.accepts,
    ...people.accepts,
  ],
  answers: [context, namesOf, ...subscribing.answers, ...admitting.answers, ...people.answers],
  consumes: [
    chatOpened,
    botBlocked,
    commandUsed,
    ...subscribing.consumes,
    ...admitting.consumes,
    ...people.consumes,
  ],
  emits: [
    ...[UserRegistered, UserUpdated, PreferencesChanged, StateChanged, RolesChanged, UserBanned, BanLifted],
    ...subscribing.emits,
    ...admitting.emits,
    ...people.emits,
  ],
  sends: [
    CreateState,
    CompleteRegistration,
    EndBan,
    EndRole,
    TellRoles,
    ...subscribing.sends,
    ...admitting.sends,
    ...people.sends,
  ],
  owns: {
    sql: {
      tables: [profiles, identities, bans, ...subscribing.tables, ...admitting.tables, ...people.tables],
      migrations: userMigrations,
    },
    documents: { collections: [states, contentVersions] },
  },
  jobs: [
    endingDueBans,
    endingDueRoles,
    finishingRegistrations,
    ...subscribing.jobs,
    ...admitting.jobs,
    ...people.jobs,
  ],
  resources: (context: ResourcesContext<UserSettings>) =>
    contentInUse({
      adopt: AdoptUserContent,
      compile: (content) => ({ ...resourcesOf(context.settings), definitions: compile(content) }),
    })(context),
  attach: applyingOwners,
});
