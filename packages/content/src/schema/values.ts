import { z } from 'zod';
import { t } from '../texts.ts';
import { isReactionEmoji, meantEmoji, normaliseEmoji, REACTION_EMOJI } from './emoji.ts';

/** Refuses a value with a problem and with what to write instead. */
export function mistake(problem: string, instead: string) {
  return { code: 'custom' as const, message: problem, params: { instead } };
}

/** A text of at least one and at most `max` characters, an emoji counting as one. */
export function text(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .superRefine((value, context) => {
      // Counting what somebody sees as one sign takes long; it is never more than the units it is stored in.
      if (value.length <= max) return;
      const length = [...new Intl.Segmenter().segment(value)].length;
      if (length <= max) return;
      context.addIssue(mistake(t('value.too-long', { count: length, max }), t('write.at-most', { max })));
    })
    .meta({ maxLength: max });
}

/** A text in Spanish and in English. */
export function bothLanguages(max: number, example: { es: string; en: string }) {
  return z
    .strictObject({
      es: text(max).meta({ examples: [example.es], description: `Spanish, at most ${max} characters` }),
      en: text(max).meta({ examples: [example.en], description: `English, at most ${max} characters` }),
    })
    .meta({ examples: [example] });
}

/** The id of something in the content files. */
export function id(example: string) {
  return z
    .string()
    .max(64)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .meta({ examples: [example], description: 'Lower case letters, digits and hyphens' });
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number, example: number) {
  return z
    .int()
    .min(min)
    .max(max)
    .meta({ examples: [example] });
}

// Editors offer what people type: also the form with the variation selector, which keyboards insert.
const TYPED = REACTION_EMOJI.flatMap((emoji) =>
  ['❤', '🕊', '✍', '☃', '🤷‍♂', '🤷‍♀'].includes(emoji) ? [emoji, `${emoji}\uFE0F`] : [emoji],
).concat('❤️‍🔥');

/** An emoji Telegram takes as a reaction. */
export const reactionEmoji = z
  .string()
  .overwrite(normaliseEmoji)
  .superRefine((emoji, context) => {
    if (!isReactionEmoji(emoji)) context.addIssue(unknownEmoji(emoji));
  })
  .meta({ enum: TYPED, examples: ['❤'], description: 'An emoji Telegram takes as a reaction' });

/** Why an emoji is not a reaction, and which is meant or which there are. */
export function unknownEmoji(emoji: string) {
  const meant = meantEmoji(emoji);
  const instead = meant
    ? t('write.this', { value: meant })
    : t('write.one-of', { options: REACTION_EMOJI.join(' ') });
  return mistake(t('emoji.unknown', { emoji }), instead);
}

/** A picture made of one emoji. */
export const badge = z
  .string()
  .trim()
  .superRefine((value, context) => {
    if (isEmoji(value) || isEmoji(`${value}\uFE0F`)) return;
    context.addIssue(mistake(t('emoji.badge'), t('emoji.badge-instead')));
  })
  .meta({ examples: ['💋'], description: 'The emoji shown as the badge' });

/** The id of a group or channel in Telegram. */
export const chatId = z
  .int()
  .superRefine((value, context) => {
    if (value >= 0)
      context.addIssue(mistake(t('group.positive'), t('group.instead', { value: suggestedChat(value) })));
  })
  .meta({
    maximum: -1,
    examples: [-1001234567890],
    description: 'The id of the group in Telegram: negative',
  });

/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date().meta({ examples: ['2026-12-24'] });

function isEmoji(value: string): boolean {
  return /^\p{RGI_Emoji}$/v.test(value);
}

// Telegram shows the ids of supergroups with or without the -100 in front.
function suggestedChat(value: number): string {
  return /^100\d{10,}$/.test(String(value)) ? `-${value}` : `-100${value}`;
}
