import { z } from 'zod';
import { defineEvent } from '../definitions/event.ts';
import { dayStart, instant, language, role, timeZone, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { roleEnds } from './role-ends.ts';

/** A user has both a profile and a state: the registration is complete. */
export const UserRegistered = defineEvent({
  owner: 'user',
  name: 'user-registered',
  summary: 'A user has both a profile and a state',
  data: z.object({ userId, language, timeZone }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, language: 'es', timeZone: 'Europe/Madrid' },
});

/** The profile of a user changed; what it says now is read by query, never published. */
export const UserUpdated = defineEvent({
  owner: 'user',
  name: 'user-updated',
  summary: 'The profile of a user changed',
  data: z.object({ userId }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER },
});

/** A user chose another language, time zone, beginning of the day, or whether to be told of what they earn. */
export const PreferencesChanged = defineEvent({
  owner: 'user',
  name: 'preferences-changed',
  summary: 'A user chose another language, time zone, beginning of the day or notice setting',
  data: z.object({
    userId,
    language,
    timeZone,
    notices: z.boolean(),
    /** Null, or absent, while it is that of the community. */
    dayStart: dayStart.nullable().optional(),
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, language: 'en', timeZone: 'Europe/Madrid', notices: true },
});

/** What a user is doing changed: they opened the chat, blocked the bot, or came back. */
export const StateChanged = defineEvent({
  owner: 'user',
  name: 'state-changed',
  summary: 'What a user is doing changed',
  data: z.object({ userId, reachable: z.boolean(), lastActiveAt: instant }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, reachable: true, lastActiveAt: '2026-11-21T12:00:00.000Z' },
});

/** A user was given or lost a role, or has one until another moment. */
export const RolesChanged = defineEvent({
  owner: 'user',
  name: 'roles-changed',
  summary: 'A user was given or lost a role',
  data: z.object({ userId, roles: z.array(role), roleEnds }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, roles: ['follower', 'moderator'] },
});

/** A user may not take part until the ban ends. */
export const UserBanned = defineEvent({
  owner: 'user',
  name: 'user-banned',
  summary: 'A user may not take part until the ban ends',
  data: z.object({ userId, until: instant.nullable(), reason: z.string().min(1).max(200) }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, until: '2026-12-01T00:00:00.000Z', reason: 'spam' },
});

/** A ban ended or was lifted. */
export const BanLifted = defineEvent({
  owner: 'user',
  name: 'ban-lifted',
  summary: 'A ban ended or was lifted',
  data: z.object({ userId }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER },
});
