import { z } from 'zod';
import { chatId, id, reactionEmoji, whole } from './values.ts';

const rule = z
  .strictObject({
    emoji: reactionEmoji,
    besitos: whole(1, 1000, 5).meta({ description: 'What the reaction pays, once per follower and post' }),
    chats: z
      .array(chatId)
      .min(1)
      .optional()
      .meta({ examples: [[-1001234567890]], description: 'Only in these groups' }),
    posts: z
      .array(id('welcome'))
      .min(1)
      .optional()
      .meta({ examples: [['welcome']], description: 'Only on these posts' }),
  })
  .meta({ examples: [{ emoji: '❤', besitos: 5 }] });

/** The rules alone; that each can be reached is checked apart. */
export const reactionRulesSchema = z.array(rule);

/** The shape of `reactions.yaml`. */
export const reactionsSchema = z.strictObject({
  dailyCap: whole(1, 100_000, 100).meta({ description: 'The most a follower earns by reactions in a day' }),
  rules: reactionRulesSchema.meta({
    examples: [[{ emoji: '❤', besitos: 5 }]],
    description: 'The first rule that matches pays',
  }),
});

/** What a reaction pays, and where. */
export type ReactionRule = z.infer<typeof rule>;
/** All reaction rules, with what they may pay in a day. */
export type Reactions = z.infer<typeof reactionsSchema>;
