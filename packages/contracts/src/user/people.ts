import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { defineEvent } from '../definitions/event.ts';
import { defineQuery } from '../definitions/query.ts';
import { defineForgetting } from '../values/forgetting.ts';
import { telegramId, userId } from '../values/index.ts';
import { defineExport } from '../values/person-export.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { erasureUnconfirmed, erasureWhileBanned, usernameUnclear } from './people-refusals.ts';
import { notAllowed, ownerFixed, userUnknown } from './refusals.ts';

/** Who gives an order: a user, or somebody at the server as `<account>@<machine>`. */
const actor = z.union([
  userId,
  z
    .string()
    .max(200)
    .regex(/^[^@]+@[^@]+$/),
]);

/** Who somebody is, found by one of the names they have. */
export const FindUser = defineQuery({
  owner: 'user',
  name: 'find-user',
  summary: 'Who somebody is, found by Telegram username, Telegram id or user id',
  data: z.union([
    /** With or without @, in whichever case. */
    z.object({ username: z.string().min(1).max(257) }),
    z.object({ telegramId }),
    z.object({ userId }),
  ]),
  result: z.object({ userId, telegramId, firstName: z.string(), username: z.string().nullable() }),
  refusals: [userUnknown, usernameUnclear],
  sample: { username: '@Ana' },
  sampleResult: { userId: SAMPLE_USER, telegramId: 123456789, firstName: 'Ana', username: 'ana' },
});

/** Everything the user service keeps of a person. */
export const ExportUserPerson = defineExport('user', 'Everything the user service keeps of a person', {
  profile: [{ telegramId: 123456789, firstName: 'Ana', username: 'ana', language: 'es' }],
});

/** Erases a person from the whole fleet, for good. They themself may, and whoever stands above them. */
export const ErasePerson = defineCommand({
  owner: 'user',
  name: 'erase-person',
  summary: 'Erases a person from the whole fleet, for good',
  data: z.object({ userId, by: actor, confirmed: z.boolean() }),
  entity: (data) => data.userId,
  result: z.object({}),
  refusals: [userUnknown, notAllowed, ownerFixed, erasureUnconfirmed, erasureWhileBanned],
  sample: { userId: SAMPLE_USER, by: SAMPLE_USER, confirmed: true },
  sampleResult: {},
});

/** Second half of an erasure: what somebody prefers and was doing is forgotten too. */
export const ForgetState = defineCommand({
  owner: 'user',
  name: 'forget-state',
  summary: 'Second half of an erasure: forgets what somebody prefers and was doing',
  internal: true,
  data: z.object({ userId }),
  entity: (data) => data.userId,
  result: z.object({}),
  sample: { userId: SAMPLE_USER },
  sampleResult: {},
});

/** A person was erased: whoever keeps something of them forgets it. */
export const PersonErased = defineEvent({
  owner: 'user',
  name: 'person-erased',
  summary: 'A person was erased: whoever keeps something of them forgets it',
  data: z.object({
    userId,
    /** The chats behind doors that they were in, which they are to leave. */
    chatIds: z.array(telegramId).optional(),
  }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, chatIds: [-1002345678901] },
});

/** Forgets the next of the rows of a person who was erased that were kept beside their profile. */
export const ForgetUserPerson = defineForgetting('user');
