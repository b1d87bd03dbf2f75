import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { defineQuery } from '../definitions/query.ts';
import { inviteId } from '../gateway/doors/values.ts';
import { contentId, instant, telegramId, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { accessDenied, noDoor, resourceUnknown } from './access-refusals.ts';
import { notAllowed } from './refusals.ts';

const SAMPLE_RUN = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c80';
const AT = '2026-12-01T00:00:00.000Z';
const done = z.object({});
const atDoor = z.object({ userId, chatId: telegramId, runId: z.uuid() });
const SAMPLE_AT_DOOR = { userId: SAMPLE_USER, chatId: -1002345678901, runId: SAMPLE_RUN };

/** Sends a user a link for once into each channel and group behind a resource that they may use and are not in. */
export const RequestEntry = defineCommand({
  owner: 'user',
  name: 'request-entry',
  summary: 'Sends a user a link into each channel and group behind a resource',
  data: z.object({ userId, resource: contentId }),
  entity: (data) => data.userId,
  result: z.object({
    /** How many links are on their way, and in how many chats the user is already. */
    invited: z.int().nonnegative(),
    inside: z.int().nonnegative(),
  }),
  refusals: [resourceUnknown, accessDenied, noDoor],
  sample: { userId: SAMPLE_USER, resource: 'balcony' },
  sampleResult: { invited: 1, inside: 0 },
});

/** Finds those who are in a chat and may not be, and stops where they are too many. Also the sweep of those missed. */
export const CloseDoors = defineCommand({
  owner: 'user',
  name: 'close-doors',
  summary: 'Finds those who are in a chat and may not be, and stops where they are too many',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'doors',
  result: z.object({ due: z.int().nonnegative(), stopped: z.boolean() }),
  sample: { at: AT },
  sampleResult: { due: 0, stopped: false },
});

/** Takes somebody out of a chat who may not be in it; does nothing when they may by now. */
export const LeaveDoor = defineCommand({
  owner: 'user',
  name: 'leave-door',
  summary: 'Takes somebody out of a chat who may not be in it',
  internal: true,
  data: atDoor,
  entity: (data) => data.userId,
  result: done,
  sample: SAMPLE_AT_DOOR,
  sampleResult: {},
});

/** Undoes a removal: somebody who may be in a chat again is sent a link. */
export const InviteAgain = defineCommand({
  owner: 'user',
  name: 'invite-again',
  summary: 'Sends somebody a link into a chat from which a run has removed them',
  internal: true,
  data: atDoor,
  entity: (data) => data.userId,
  result: done,
  sample: SAMPLE_AT_DOOR,
  sampleResult: {},
});

/** Somebody else came in by the link of a user: it is void. */
export const VoidInvite = defineCommand({
  owner: 'user',
  name: 'void-invite',
  summary: 'Makes the link of a user void by which somebody else came in',
  internal: true,
  data: z.object({ userId, inviteId }),
  entity: (data) => data.userId,
  result: done,
  sample: { userId: SAMPLE_USER, inviteId: 'aZcKpXq0TzmvEbSDpLbG1A' },
  sampleResult: {},
});

/** Sweep: has Telegram asked of those whose membership nobody has checked for long. */
export const CheckMemberships = defineCommand({
  owner: 'user',
  name: 'check-memberships',
  summary: 'Has Telegram asked who is in a chat, of those not checked for long',
  internal: true,
  data: z.object({ at: instant }),
  entity: () => 'memberships',
  result: z.object({ asked: z.int().nonnegative() }),
  sample: { at: AT },
  sampleResult: { asked: 0 },
});

/** Has Telegram asked at once who is in the chats behind doors, the longest not checked first. Only an owner or administrator may. */
export const ReconcileMembers = defineCommand({
  owner: 'user',
  name: 'reconcile-members',
  summary: 'Has Telegram asked at once who is in the chats behind doors',
  data: z.object({ by: userId }),
  entity: () => 'memberships',
  result: z.object({
    /** About how many: what was checked a minute ago is not asked again. */
    asked: z.int().nonnegative(),
    /** Those of whom something was said since are reconciled. */
    since: instant,
  }),
  refusals: [notAllowed],
  sample: { by: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6e' },
  sampleResult: { asked: 40, since: AT },
});

/** How many are in the chats behind doors, and of how many Telegram has said nothing since a moment. */
export const MembersChecked = defineQuery({
  owner: 'user',
  name: 'members-checked',
  summary: 'How many are in the chats behind doors, and how many of them are still to be checked',
  data: z.object({ since: instant }),
  result: z.object({
    inside: z.int().nonnegative(),
    unchecked: z.int().nonnegative(),
    /** Those who are in a chat and may not be, and wait for their removal. */
    toLeave: z.int().nonnegative(),
  }),
  sample: { since: AT },
  sampleResult: { inside: 40, unchecked: 3, toLeave: 1 },
});
