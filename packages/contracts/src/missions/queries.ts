import { z } from 'zod';
import { defineQuery } from '../definitions/query.ts';
import { besitos, contentId, instant, localizedText, telegramId, userId } from '../values/index.ts';
import { SAMPLE_USER } from '../values/samples.ts';

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
        reward: z.object({ besitos }),
        /** When the window closes and counting starts anew; null for missions done once. */
        closesAt: instant.nullable(),
      }),
    ),
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
      }),
    ),
  }),
  sample: {},
  sampleResult: { dailyCap: 100, rules: [{ emoji: '❤', besitos: 5 }] },
});
