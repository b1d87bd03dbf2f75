import { z } from 'zod';
import { defineCommand } from '../definitions/command.ts';
import { contentId, dayStart, instant, language, telegramId, timeZone, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { outgoingMessage, reach, sentMessage } from './values.ts';

const done = z.object({});
const preferences = z.object({
  language,
  timeZone,
  notices: z.boolean(),
  dayStart: dayStart.nullable().optional(),
});

/** Makes an update of Telegram durable and publishes what follows from it. Carries personal data: never leaves the gateway. */
export const TakeUpdate = defineCommand({
  owner: 'gateway',
  name: 'take-update',
  summary: 'Makes an update of Telegram durable and publishes what follows from it',
  internal: true,
  data: z.object({
    botId: telegramId,
    update: z.looseObject({ update_id: z.int() }),
    /** Set when the update could not be taken before: it is recorded with this reason and skipped. */
    fault: z.string().max(200).optional(),
  }),
  entity: (data) => String(data.update.update_id),
  result: z.object({
    /** What the tap on a reaction button under a post did; absent on all other updates. */
    button: z.enum(['added', 'removed', 'paused', 'stale']).optional(),
  }),
  sample: { botId: 1, update: { update_id: 100 } },
  sampleResult: {},
});

/** Ends the handling of an update that needed an answer: its messages go to the send queue. Carries personal data: never leaves the gateway. */
export const FinishUpdate = defineCommand({
  owner: 'gateway',
  name: 'finish-update',
  summary: 'Ends the handling of an update that needed an answer',
  internal: true,
  data: z.object({
    /** `<bot>:<update>` */
    updateId: z.string(),
    userId: userId.nullable(),
    /** The command that was used, or whose menu entry was opened. */
    command: z
      .string()
      .regex(/^[a-z]+$/)
      .optional(),
    reach: reach.optional(),
    /** The code of whose invitation somebody came by. */
    referral: z.string().max(64).optional(),
    preferences: preferences.optional(),
    /** What somebody wants to prefer from now on and could not be changed now: it is sent durably, by the key it was asked under. */
    noted: z
      .object({
        key: z.string(),
        wanted: preferences.partial(),
      })
      .optional(),
    /** What somebody is about to order, kept until they tap the button that orders it. */
    draft: z.object({ id: z.string().max(32), data: z.record(z.string(), z.unknown()) }).optional(),
    send: z.array(outgoingMessage),
  }),
  entity: (data) => data.updateId,
  result: done,
  sample: { updateId: '1:100', userId: SAMPLE_USER, command: 'perfil', send: [] },
  sampleResult: {},
});

/** Puts what a user earned into the send queue, as one message. */
export const TellEarned = defineCommand({
  owner: 'gateway',
  name: 'tell-earned',
  summary: 'Puts what a user earned into the send queue, as one message',
  internal: true,
  data: z.object({ userId }),
  entity: (data) => data.userId,
  result: z.object({ told: z.boolean() }),
  sample: { userId: SAMPLE_USER },
  sampleResult: { told: true },
});

/** Takes messages that Telegram accepted or refused for good out of the send queue. */
export const RecordSent = defineCommand({
  owner: 'gateway',
  name: 'record-sent',
  summary: 'Takes messages that Telegram accepted or refused for good out of the send queue',
  internal: true,
  data: z.object({
    sent: z.array(sentMessage),
    /** Notices that were sent: what they told, of what was to tell `since` then, is taken off what is still to tell. */
    told: z
      .array(z.object({ userId, since: instant.optional(), earned: z.record(z.string(), z.unknown()) }))
      .optional(),
    refused: z.array(z.object({ id: z.string(), code: z.string(), reason: z.string() })),
    /** Users who blocked the bot, found when sending to them. */
    blocked: z.array(userId),
  }),
  entity: () => 'send-queue',
  result: done,
  sample: { sent: [{ id: '1:100:0', revision: 1, messageId: 7 }], refused: [], blocked: [] },
  sampleResult: {},
});

/** Sends a message again that Telegram refused: what a replay of its dead letter does. */
export const ResendMessage = defineCommand({
  owner: 'gateway',
  name: 'resend-message',
  summary: 'Sends a message again that Telegram refused',
  internal: true,
  data: z.object({ id: z.string() }),
  entity: (data) => data.id,
  result: z.object({ found: z.boolean() }),
  sample: { id: '1:100:0' },
  sampleResult: { found: true },
});

/** Publishes the posts with reaction buttons that are not in their groups yet. */
export const PublishPosts = defineCommand({
  owner: 'gateway',
  name: 'publish-posts',
  summary: 'Publishes the posts with reaction buttons that are not in their groups yet',
  internal: true,
  data: z.object({
    posts: z.array(
      z.object({ postId: contentId, chatId: telegramId, text: z.string(), emojis: z.array(z.string()) }),
    ),
  }),
  entity: () => 'posts',
  result: z.object({ published: z.int().nonnegative() }),
  sample: {
    posts: [{ postId: 'tonight-we-vote', chatId: -1001234567890, text: '¿Qué plan?', emojis: ['🍓', '👻'] }],
  },
  sampleResult: { published: 1 },
});

/** Deletes records of skipped updates, refused messages and drafts that are old enough. */
export const ForgetRefused = defineCommand({
  owner: 'gateway',
  name: 'forget-refused',
  summary: 'Deletes records of skipped updates, refused messages and drafts that are old enough',
  internal: true,
  data: z.object({ before: z.iso.datetime() }),
  entity: () => 'records',
  result: z.object({ forgotten: z.int().nonnegative() }),
  sample: { before: '2026-10-21T00:00:00.000Z' },
  sampleResult: { forgotten: 3 },
});
