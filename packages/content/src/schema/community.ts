import { isTimeZone, language, role } from '@yabot/contracts';
import { z } from 'zod';
import { didYouMean } from '../explain/suggest.ts';
import { t } from '../texts.ts';
import { bothLanguages, chatId, id, mistake, reactionEmoji, text, whole } from './values.ts';

const emojiList = z
  .array(reactionEmoji)
  .min(1)
  .max(11)
  .meta({ examples: [['❤', '🔥', '🎉']] });

const post = z
  .strictObject({
    id: id('welcome'),
    text: bothLanguages(4096, { es: '¡Hola a todo el mundo!', en: 'Hello, everyone!' }).meta({
      description: 'The post, as plain text',
    }),
    emojis: emojiList
      .optional()
      .meta({ description: 'The reactions the post offers; all of them when left out' }),
    buttons: emojiList.optional().meta({ description: 'The reactions offered as buttons under the post' }),
    messageId: whole(1, Number.MAX_SAFE_INTEGER, 42)
      .optional()
      .meta({
        examples: [42],
        description:
          'The number of the post in its group: the end of its link. Needed where a reaction rule names the post',
      }),
  })
  .meta({ examples: [{ id: 'welcome', text: { es: '¡Hola!', en: 'Hello!' } }] });

const group = z
  .strictObject({
    id: chatId,
    title: text(128).meta({ examples: ['La Casa de los Besitos'] }),
    posts: z.array(post).default([]),
  })
  .meta({ examples: [{ id: -1001234567890, title: 'La Casa de los Besitos', posts: [] }] });

/** The groups of a community and the posts in them. */
export const groupsSchema = z.array(group).min(1);

/** The shape of `community.yaml`. */
export const communitySchema = z.strictObject({
  name: text(64).meta({ examples: ['La Casa de los Besitos'] }),
  language: language.meta({ examples: ['es'], description: 'The language of who has not chosen one' }),
  timeZone: z
    .string()
    .superRefine((name, context) => {
      if (!isTimeZone(name)) context.addIssue(unknownTimeZone(name));
    })
    .meta({ examples: ['Europe/Madrid'], description: 'The time zone of who has not chosen one' }),
  dayStart: whole(0, 23, 4)
    .optional()
    .meta({
      examples: [4],
      description: 'The hour at which the day of who has not chosen one begins; midnight when left out',
    }),
  boards: z
    .strictObject({
      hide: z
        .array(role)
        .default([])
        .meta({ examples: [['owner', 'admin']], description: 'The roles that are on no leaderboard' }),
    })
    .default({ hide: [] })
    .meta({ examples: [{ hide: ['owner', 'admin'] }] }),
  groups: groupsSchema.meta({ examples: [[{ id: -1001234567890, title: 'La Casa de los Besitos' }]] }),
});

/** A creator's community: its name, defaults and groups. */
export type Community = z.infer<typeof communitySchema>;
/** A Telegram group of the community. */
export type Group = z.infer<typeof group>;
/** A post in a group. */
export type CommunityPost = z.infer<typeof post>;

function unknownTimeZone(name: string) {
  const meant = didYouMean(name, Intl.supportedValuesOf('timeZone'));
  return mistake(t('zone.unknown', { name }), t('zone.instead', { zone: meant ?? 'Europe/Madrid' }));
}
