import { z } from 'zod';
import { defineEvent } from '../definitions/event.ts';
import { post, telegramId, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';

const SAMPLE_POST = { chatId: -1001234567890, messageId: 42 };

/** A follower put an emoji on a post, as a Telegram reaction or with a button under it. */
export const ReactionAdded = defineEvent({
  owner: 'gateway',
  name: 'reaction-added',
  summary: 'A follower put an emoji on a post',
  data: z.object({ userId, post, emoji: z.string().min(1).max(64), via: z.enum(['reaction', 'button']) }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, post: SAMPLE_POST, emoji: '❤', via: 'reaction' },
});

/** A follower took an emoji back from a post. */
export const ReactionRemoved = defineEvent({
  owner: 'gateway',
  name: 'reaction-removed',
  summary: 'A follower took an emoji back from a post',
  data: z.object({ userId, post, emoji: z.string().min(1).max(64), via: z.enum(['reaction', 'button']) }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, post: SAMPLE_POST, emoji: '❤', via: 'reaction' },
});

/** A follower wrote in a group; the text itself is never published. */
export const CommentAdded = defineEvent({
  owner: 'gateway',
  name: 'comment-added',
  summary: 'A follower wrote in a group',
  data: z.object({ userId, chatId: telegramId, messageId: z.int().positive() }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, chatId: -1001234567890, messageId: 77 },
});

/** A follower used a command of the bot or opened the menu entry of that name. */
export const CommandUsed = defineEvent({
  owner: 'gateway',
  name: 'command-used',
  summary: 'A follower used a command of the bot or opened its menu entry',
  data: z.object({ userId, command: z.string().regex(/^[a-z]+$/) }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER, command: 'perfil' },
});

/** A follower opened the private chat with the bot for the first time, or again after blocking it. */
export const ChatOpened = defineEvent({
  owner: 'gateway',
  name: 'chat-opened',
  summary: 'A follower opened the private chat, so the bot may write to them',
  data: z.object({ userId }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER },
});

/** A follower blocked the bot: nothing more is sent to them until they open the chat again. */
export const BotBlocked = defineEvent({
  owner: 'gateway',
  name: 'bot-blocked',
  summary: 'A follower blocked the bot, so nothing more is sent to them',
  data: z.object({ userId }),
  entity: (data) => data.userId,
  sample: { userId: SAMPLE_USER },
});
