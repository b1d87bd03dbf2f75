import { z } from 'zod';
import { defineEvent } from '../../definitions/event.ts';
import { telegramId, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import { inviteId, memberStatus } from './values.ts';

const place = z.object({ userId, chatId: telegramId });
const SAMPLE_PLACE = { userId: SAMPLE_USER, chatId: -1001234567890 };
const SAMPLE_INVITE = 'aZcKpXq0TzmvEbSDpLbG1A';

/** Somebody asked to join a chat that lets people in on request. */
export const JoinRequested = defineEvent({
  owner: 'gateway',
  name: 'join-requested',
  summary: 'Somebody asked to join a chat that lets people in on request',
  data: place,
  entity: (data) => data.userId,
  sample: SAMPLE_PLACE,
});

/** Telegram did what a request to join was answered with. */
export const JoinRequestAnswered = defineEvent({
  owner: 'gateway',
  name: 'join-request-answered',
  summary: 'Telegram did what a request to join was answered with',
  data: place.extend({ approved: z.boolean() }),
  entity: (data) => data.userId,
  sample: { ...SAMPLE_PLACE, approved: true },
});

/** Somebody came into a chat, left it, or became something else there. */
export const MemberChanged = defineEvent({
  owner: 'gateway',
  name: 'member-changed',
  summary: 'Somebody came into a chat, left it, or became something else there',
  data: place.extend({
    status: memberStatus,
    /** The link of ours by which they came in; null otherwise. */
    inviteId: inviteId.nullable(),
  }),
  entity: (data) => data.userId,
  sample: { ...SAMPLE_PLACE, status: 'member', inviteId: SAMPLE_INVITE },
});

/** Somebody was taken out of a chat because that was asked for. */
export const MemberRemoved = defineEvent({
  owner: 'gateway',
  name: 'member-removed',
  summary: 'Somebody was taken out of a chat because that was asked for',
  data: place,
  entity: (data) => data.userId,
  sample: SAMPLE_PLACE,
});

/** What Telegram says that somebody is to a chat, told because it was asked for. */
export const MemberChecked = defineEvent({
  owner: 'gateway',
  name: 'member-checked',
  summary: 'What Telegram says that somebody is to a chat, told because it was asked for',
  data: place.extend({ status: memberStatus }),
  entity: (data) => data.userId,
  sample: { ...SAMPLE_PLACE, status: 'member' },
});

/** A link that lets one person in once was made and sent; the link itself is told to nobody else. */
export const InviteSent = defineEvent({
  owner: 'gateway',
  name: 'invite-sent',
  summary: 'A link that lets one person into a chat once was made and sent',
  data: place.extend({ inviteId }),
  entity: (data) => data.userId,
  sample: { ...SAMPLE_PLACE, inviteId: SAMPLE_INVITE },
});

/** Somebody has their Telegram Stars back. */
export const StarsRefunded = defineEvent({
  owner: 'gateway',
  name: 'stars-refunded',
  summary: 'Somebody has the Telegram Stars back that a payment brought',
  data: z.object({ userId, chargeId: z.string() }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, chargeId: 'stx1234567890' },
});

/** Telegram will not do what a service asked for, such as where the bot may not. */
export const TelegramRefused = defineEvent({
  owner: 'gateway',
  name: 'telegram-refused',
  summary: 'Telegram will not do what a service asked for, such as where the bot may not',
  data: z.object({
    /** The name of the command that asked. */
    asked: z.string(),
    userId,
    chatId: telegramId.nullable(),
    /** Such as `telegram-400`. */
    code: z.string(),
  }),
  entity: (data) => data.userId,
  sample: { asked: 'remove-member', ...SAMPLE_PLACE, code: 'telegram-400' },
});
