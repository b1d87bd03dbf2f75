import { z } from 'zod';
import { chatId, day, id, reactionEmoji, whole } from './values.ts';

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
    from: day.optional().meta({
      examples: ['2026-12-24'],
      description: "The first day it pays, in the community's time zone",
    }),
    until: day.optional().meta({
      examples: ['2027-01-06'],
      description: "The last day it pays, in the community's time zone",
    }),
    hours: z
      .strictObject({
        from: whole(0, 23, 20).meta({ description: 'From this hour on' }),
        to: whole(0, 24, 22).meta({ description: 'Until just before this hour' }),
      })
      .optional()
      .meta({
        examples: [{ from: 20, to: 22 }],
        description: "Only at these hours of the community's time zone; over midnight when `to` is less",
      }),
    dailyCap: whole(1, 100_000, 30)
      .optional()
      .meta({ examples: [30], description: 'The most this rule pays a follower in a day' }),
  })
  .meta({ examples: [{ emoji: '❤', besitos: 5 }] });

/** The rules alone; that each can be reached is checked apart. */
export const reactionRulesSchema = z.array(rule);

const lessAfter = z
  .strictObject({
    after: whole(1, 10_000, 10).meta({ description: 'After so many reactions that were paid in a day' }),
    percent: whole(0, 99, 50).meta({
      description: 'The part of its besitos a reaction still pays, rounded up',
    }),
  })
  .meta({ examples: [{ after: 10, percent: 50 }] });

/** The shape of `reactions.yaml`. */
export const reactionsSchema = z.strictObject({
  dailyCap: whole(1, 100_000, 100).meta({ description: 'The most a follower earns by reactions in a day' }),
  chatCap: whole(1, 100_000, 60)
    .optional()
    .meta({ examples: [60], description: 'The most a follower earns by reactions in one group in a day' }),
  diminishing: z
    .array(lessAfter)
    .min(1)
    .max(10)
    .optional()
    .meta({
      examples: [[{ after: 10, percent: 50 }]],
      description: 'The more reactions were paid in a day, the less the next one pays',
    }),
  rules: reactionRulesSchema.meta({
    examples: [[{ emoji: '❤', besitos: 5 }]],
    description: 'The first rule that matches pays',
  }),
});

/** What a reaction pays, and where and when. */
export type ReactionRule = z.infer<typeof rule>;
/** All reaction rules, with what they may pay in a day. */
export type Reactions = z.infer<typeof reactionsSchema>;
