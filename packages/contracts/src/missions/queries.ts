import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import { besitos, contentId, instant, localDay, localizedText, telegramId, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';
import { missionReward, namedMission, repairOffer } from './values.ts';

/** The missions of a user and where they stand. */
export const MissionsOf = defineQuery({
  owner: 'missions',
  name: 'missions-of',
  summary: 'The missions of a user and where they stand',
  data: z.object({ userId }),
  result: z.object({
    missions: z.array(
      z.object({
        missionId: contentId,
        title: localizedText,
        description: localizedText,
        window: z.enum(['once', 'daily', 'weekly']),
        progress: z.int().nonnegative(),
        target: z.int().positive(),
        completed: z.boolean(),
        reward: missionReward,
        /** When it closes: with its window, or with its last day where that comes first; null when it never does. */
        closesAt: instant.nullable(),
        /** `claimable`: its reward waits to be taken; `resting`: completed, and can be done again after its rest. */
        state: z.enum(['open', 'claimable', 'completed', 'resting']).optional(),
        goal: z.enum(['count', 'sum', 'distinct', 'streak', 'steps']).optional(),
        /** The last day on which its reward can be taken, null when there is none; absent when none waits. */
        claimUntil: localDay.nullable().optional(),
        /** When a completed one can be done again; absent when it never can. */
        opensAt: instant.optional(),
        /** In their order; absent when it has none. */
        steps: z
          .array(
            z.object({ title: localizedText, progress: z.int().nonnegative(), target: z.int().positive() }),
          )
          .optional(),
        /** Absent when it is no streak. */
        streak: z
          .object({
            countedToday: z.boolean(),
            /** Until when today can still be counted. */
            dayEndsAt: instant.optional(),
            freezes: z.int().nonnegative(),
            /** How the streak that broke can be repaired; absent when it cannot. */
            repair: repairOffer
              .extend({
                /** Whether it was ordered, and its payment is on its way. */
                ordered: z.boolean(),
              })
              .optional(),
          })
          .optional(),
      }),
    ),
    /** Those that are given once something else is reached, in the order of the content. */
    ahead: z.array(namedMission).optional(),
  }),
  sample: { userId: SAMPLE_USER },
  sampleResult: {
    missions: [
      {
        missionId: 'ten-reactions',
        title: { es: 'Diez reacciones', en: 'Ten reactions' },
        description: { es: 'Reacciona diez veces en el grupo', en: 'React ten times in the group' },
        window: 'once',
        progress: 3,
        target: 10,
        completed: false,
        reward: { besitos: 50 },
        closesAt: null,
      },
    ],
  },
});

/** The rules by which reactions pay, for those who want to know what counts. */
export const ReactionRules = defineQuery({
  owner: 'missions',
  name: 'reaction-rules',
  summary: 'The rules by which reactions pay',
  data: z.object({}),
  result: z.object({
    dailyCap: besitos,
    /** The first rule that matches pays. */
    rules: z.array(
      z.object({
        emoji: z.string(),
        besitos,
        /** Only in these groups; everywhere when left out. */
        chats: z.array(telegramId).optional(),
        /** Only on these posts of the content files; on all when left out. */
        posts: z.array(contentId).optional(),
        /** From this day on, to the end of `until`, in the community's time zone. */
        from: localDay.optional(),
        until: localDay.optional(),
        /** Only at these hours of the community's time zone; over midnight when `to` is less. */
        hours: z.object({ from: z.int(), to: z.int() }).optional(),
        /** The most this rule pays a user in a day. */
        dailyCap: besitos.optional(),
      }),
    ),
    /** The most a user earns in one group in a day. */
    chatCap: besitos.optional(),
    /** After so many reactions that were paid in a day, the next one pays only this part, rounded up. */
    diminishing: z.array(z.object({ after: z.int(), percent: z.int() })).optional(),
  }),
  sample: {},
  sampleResult: { dailyCap: 100, rules: [{ emoji: '❤', besitos: 5 }] },
});
