import { memberStatus, telegramId } from '@yabot/contracts';
import { z } from 'zod';

/** The parts of Telegram's updates that are read; everything is checked, for it comes from outside. */

export const person = z.object({
  id: telegramId.positive(),
  is_bot: z.boolean(),
  first_name: z.string(),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});

const chat = z.object({ id: telegramId, type: z.enum(['private', 'group', 'supergroup', 'channel']) });

const entity = z.object({ type: z.string(), offset: z.int(), length: z.int() });

export const message = z.object({
  message_id: z.int().positive(),
  chat,
  from: person.optional(),
  sender_chat: z.unknown().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(entity).optional(),
});

const reactionType = z.union([
  z.object({ type: z.literal('emoji'), emoji: z.string().min(1).max(64) }),
  z.object({ type: z.literal('custom_emoji'), custom_emoji_id: z.string().min(1).max(50) }),
  z.object({ type: z.literal('paid') }),
]);

export const reaction = z.object({
  chat,
  message_id: z.int().positive(),
  user: person.optional(),
  old_reaction: z.array(reactionType),
  new_reaction: z.array(reactionType),
});

export const callback = z.object({
  id: z.string(),
  from: person,
  data: z.string().optional(),
  message: z.object({ message_id: z.int().positive(), chat }).optional(),
});

export const membership = z.object({
  chat,
  from: person,
  new_chat_member: z.object({ status: z.string() }),
});

export const memberChange = z.object({
  chat,
  new_chat_member: z.object({ status: memberStatus, user: person }),
  /** The link by which somebody came in; its name is ours where the bot made it. */
  invite_link: z
    .object({ name: z.string().optional(), creator: z.object({ is_bot: z.boolean() }) })
    .optional(),
});

export const joinRequest = z.object({ chat, from: person });

export const pollAnswer = z.object({
  poll_id: z.string().min(1).max(64),
  /** Absent where a chat votes. */
  user: person.optional(),
  option_ids: z.array(z.int().nonnegative()),
});

export type Person = z.infer<typeof person>;
export type Message = z.infer<typeof message>;
export type Reaction = z.infer<typeof reaction>;
export type ReactionType = z.infer<typeof reactionType>;
export type Callback = z.infer<typeof callback>;
export type Membership = z.infer<typeof membership>;
export type MemberChange = z.infer<typeof memberChange>;
export type JoinRequest = z.infer<typeof joinRequest>;
export type PollAnswer = z.infer<typeof pollAnswer>;
