import { z } from 'zod';
import { defineCommand } from '../../definitions/command.ts';
import { instant, telegramId, userId } from '../../values/index.ts';
import { SAMPLE_USER } from '../../values/samples.ts';
import { inviteId } from './values.ts';

const place = z.object({ userId, chatId: telegramId });
const noted = z.object({});
const SAMPLE_PLACE = { userId: SAMPLE_USER, chatId: -1001234567890 };
const SAMPLE_INVITE = 'aZcKpXq0TzmvEbSDpLbG1A';

/** Lets somebody in who asked to join a chat, or tells them no. Ends in join-request-answered, or in telegram-refused. */
export const AnswerJoinRequest = defineCommand({
  owner: 'gateway',
  name: 'answer-join-request',
  summary: 'Lets somebody in who asked to join a chat, or tells them no',
  data: place.extend({ approve: z.boolean() }),
  entity: (data) => data.userId,
  result: noted,
  sample: { ...SAMPLE_PLACE, approve: true },
  sampleResult: {},
});

/** Takes somebody out of a chat, so that they can come back when they are invited. Ends in member-removed, or in telegram-refused. */
export const RemoveMember = defineCommand({
  owner: 'gateway',
  name: 'remove-member',
  summary: 'Takes somebody out of a chat; they can come back when they are invited',
  data: place,
  entity: (data) => data.userId,
  result: noted,
  sample: SAMPLE_PLACE,
  sampleResult: {},
});

/** Asks Telegram whether somebody is in a chat. Ends in member-checked, or in telegram-refused. */
export const CheckMember = defineCommand({
  owner: 'gateway',
  name: 'check-member',
  summary: 'Asks Telegram whether somebody is in a chat',
  data: place,
  entity: (data) => data.userId,
  result: noted,
  sample: SAMPLE_PLACE,
  sampleResult: {},
});

/** Makes a link that lets one person in once, and sends it to somebody. Ends in invite-sent, or in telegram-refused. */
export const SendInvite = defineCommand({
  owner: 'gateway',
  name: 'send-invite',
  summary: 'Makes a link into a chat that lets one person in once, and sends it to somebody',
  data: place.extend({
    /** Chosen by who asks. It is the name of the link at Telegram, by which it is known who came in through it. */
    inviteId,
    /** What the link opens, for the words it is sent with. */
    title: z.string().min(1).max(128),
    until: instant,
  }),
  entity: (data) => data.userId,
  result: noted,
  sample: { ...SAMPLE_PLACE, inviteId: SAMPLE_INVITE, title: 'El salón', until: '2026-11-22T12:00:00.000Z' },
  sampleResult: {},
});

/** Makes a link into a chat void. */
export const RevokeInvite = defineCommand({
  owner: 'gateway',
  name: 'revoke-invite',
  summary: 'Makes a link into a chat void',
  data: z.object({ userId, inviteId }),
  entity: (data) => data.userId,
  result: noted,
  sample: { userId: SAMPLE_USER, inviteId: SAMPLE_INVITE },
  sampleResult: {},
});

/** Gives somebody the Telegram Stars back that a payment brought. Ends in stars-refunded, or in telegram-refused. */
export const RefundStars = defineCommand({
  owner: 'gateway',
  name: 'refund-stars',
  summary: 'Gives somebody the Telegram Stars back that a payment brought',
  data: z.object({ userId, chargeId: z.string().min(1).max(200) }),
  entity: (data) => data.userId,
  result: noted,
  sample: { userId: SAMPLE_USER, chargeId: 'stx1234567890' },
  sampleResult: {},
});
