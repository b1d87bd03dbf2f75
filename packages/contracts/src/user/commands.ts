import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { dayStart, instant, language, role, telegramId, timeZone, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { personErased } from './people-refusals.ts';
import { endInPast, identityTaken, notAllowed, ownerFixed, userUnknown } from './refusals.ts';
import { roleEnds } from './role-ends.ts';

const SAMPLE_ADMIN = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6e';
const personName = z.string().max(256);
const done = z.object({});

/** Registers a user, or brings the profile of a known one up to date. Carries personal data: never an event. */
export const Register = defineCommand({
  owner: 'user',
  name: 'register',
  summary: 'Registers a user, or brings the profile of a known one up to date',
  data: z.object({
    userId,
    telegramId,
    firstName: personName,
    lastName: personName.optional(),
    username: personName.optional(),
    language,
  }),
  entity: (data) => data.userId,
  result: z.object({ isNew: z.boolean() }),
  refusals: [identityTaken, personErased],
  sample: { userId: SAMPLE_USER, telegramId: 123456789, firstName: 'Ana', username: 'ana', language: 'es' },
  sampleResult: { isNew: true },
});

/** Second half of a registration: creates the state beside the profile. */
export const CreateState = defineCommand({
  owner: 'user',
  name: 'create-state',
  summary: 'Second half of a registration: creates the state beside the profile',
  internal: true,
  data: z.object({ userId, language, timeZone }),
  entity: (data) => data.userId,
  result: done,
  sample: { userId: SAMPLE_USER, language: 'es', timeZone: 'Europe/Madrid' },
  sampleResult: {},
});

/** Told to the profile when the state stands: nobody has to look after this registration any more. */
export const CompleteRegistration = defineCommand({
  owner: 'user',
  name: 'complete-registration',
  summary: 'Notes on a profile that the state stands beside it',
  internal: true,
  data: z.object({ userId }),
  entity: (data) => data.userId,
  result: done,
  sample: { userId: SAMPLE_USER },
  sampleResult: {},
});

/** Sweep: creates the states of registrations that should long be complete. */
export const FinishRegistrations = defineCommand({
  owner: 'user',
  name: 'finish-registrations',
  summary: 'Creates the states of registrations that should long be complete',
  internal: true,
  data: z.object({ registeredBefore: instant }),
  entity: () => 'registrations',
  result: z.object({ resumed: z.int().nonnegative() }),
  sample: { registeredBefore: '2026-11-21T12:00:00.000Z' },
  sampleResult: { resumed: 0 },
});

/** Changes what a user prefers; what is left out stays. */
export const ChangePreferences = defineCommand({
  owner: 'user',
  name: 'change-preferences',
  summary: 'Changes what a user prefers; what is left out stays',
  data: z.object({
    userId,
    language: language.optional(),
    timeZone: timeZone.optional(),
    notices: z.boolean().optional(),
    /** The hour at which the user's day begins; null for that of the community. */
    dayStart: dayStart.nullable().optional(),
  }),
  entity: (data) => data.userId,
  result: z.object({
    language,
    timeZone,
    notices: z.boolean(),
    dayStart: dayStart.nullable().optional(),
  }),
  refusals: [userUnknown],
  sample: { userId: SAMPLE_USER, language: 'en' },
  sampleResult: { language: 'en', timeZone: 'Europe/Madrid', notices: true },
});

/** Gives a user a role, until a moment or for good; what was given last counts. Only an owner or administrator may. */
export const GrantRole = defineCommand({
  owner: 'user',
  name: 'grant-role',
  summary: 'Gives a user a role, until a moment or for good',
  data: z.object({
    userId,
    role,
    /** Null, or absent, for good. */
    until: instant.nullable().optional(),
    by: userId,
  }),
  entity: (data) => data.userId,
  result: z.object({ roles: z.array(role), roleEnds }),
  refusals: [userUnknown, notAllowed, ownerFixed, endInPast],
  sample: { userId: SAMPLE_USER, role: 'moderator', by: SAMPLE_ADMIN },
  sampleResult: { roles: ['follower', 'moderator'] },
});

/** Takes a role from a user. Only an owner or administrator may. */
export const RevokeRole = defineCommand({
  owner: 'user',
  name: 'revoke-role',
  summary: 'Takes a role from a user',
  data: z.object({ userId, role, by: userId }),
  entity: (data) => data.userId,
  result: z.object({ roles: z.array(role) }),
  refusals: [userUnknown, notAllowed, ownerFixed],
  sample: { userId: SAMPLE_USER, role: 'moderator', by: SAMPLE_ADMIN },
  sampleResult: { roles: ['follower'] },
});

/** Due when a role ends; does nothing when that was changed since. */
export const EndRole = defineCommand({
  owner: 'user',
  name: 'end-role',
  summary: 'Ends the roles of a user that are over',
  internal: true,
  scheduled: true,
  data: z.object({ userId, until: instant }),
  entity: (data) => data.userId,
  result: done,
  sample: { userId: SAMPLE_USER, until: '2026-12-01T00:00:00.000Z' },
  sampleResult: {},
});

/** Sweep: ends the roles that are over and whose schedule was missed. */
export const EndDueRoles = defineCommand({
  owner: 'user',
  name: 'end-due-roles',
  summary: 'Ends the roles that are over and whose schedule was missed',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'roles',
  result: z.object({ due: z.int().nonnegative() }),
  sample: { at: '2026-12-01T00:01:00.000Z' },
  sampleResult: { due: 0 },
});

/** Tells again which roles who runs the community has, for a service that began to listen later. */
export const TellRoles = defineCommand({
  owner: 'user',
  name: 'tell-roles',
  summary: 'Tells again which roles who runs the community has',
  data: z.object({
    /** The last one of the page before; absent for the first page. */
    after: userId.optional(),
  }),
  entity: () => 'roles',
  result: z.object({ told: z.int().nonnegative() }),
  sample: { after: SAMPLE_USER },
  sampleResult: { told: 2 },
});

/** Makes exactly those users owners whom the settings name. Carries Telegram ids: never leaves the process. */
export const ApplyOwners = defineCommand({
  owner: 'user',
  name: 'apply-owners',
  summary: 'Makes exactly those users owners whom the settings name',
  internal: true,
  data: z.object({ telegramIds: z.array(telegramId) }),
  entity: () => 'owners',
  result: z.object({ changed: z.int().nonnegative() }),
  sample: { telegramIds: [123456789] },
  sampleResult: { changed: 1 },
});

/** Bans a user until a moment, or for good. Only a moderator or higher may. */
export const Ban = defineCommand({
  owner: 'user',
  name: 'ban',
  summary: 'Bans a user until a moment, or for good',
  data: z.object({ userId, until: instant.nullable(), reason: z.string().min(1).max(200), by: userId }),
  entity: (data) => data.userId,
  result: done,
  refusals: [userUnknown, notAllowed, endInPast],
  sample: { userId: SAMPLE_USER, until: '2026-12-01T00:00:00.000Z', reason: 'spam', by: SAMPLE_ADMIN },
  sampleResult: {},
});

/** Lifts a ban before its end. Only a moderator or higher may. */
export const LiftBan = defineCommand({
  owner: 'user',
  name: 'lift-ban',
  summary: 'Lifts a ban before its end',
  data: z.object({ userId, by: userId }),
  entity: (data) => data.userId,
  result: done,
  refusals: [userUnknown, notAllowed],
  sample: { userId: SAMPLE_USER, by: SAMPLE_ADMIN },
  sampleResult: {},
});

/** Due when a ban ends; does nothing when the ban was changed since. */
export const EndBan = defineCommand({
  owner: 'user',
  name: 'end-ban',
  summary: 'Ends a ban that is over',
  internal: true,
  scheduled: true,
  data: z.object({ userId, until: instant }),
  entity: (data) => data.userId,
  result: done,
  sample: { userId: SAMPLE_USER, until: '2026-12-01T00:00:00.000Z' },
  sampleResult: {},
});

/** Sweep: ends the bans that are over and whose schedule was missed. */
export const EndDueBans = defineCommand({
  owner: 'user',
  name: 'end-due-bans',
  summary: 'Ends the bans that are over and whose schedule was missed',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'bans',
  result: z.object({ ended: z.int().nonnegative() }),
  sample: { at: '2026-12-01T00:01:00.000Z' },
  sampleResult: { ended: 0 },
});
