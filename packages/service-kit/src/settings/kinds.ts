import { z } from 'zod';
import { spokenLanguage } from '../texts/texts.ts';
import { t } from './texts.ts';

/** A setting that may be empty, which means the same as absent. */
export const mayBeEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

/** A whole number from `min` to `max`. */
export const wholeNumber = (min: number, max?: number) =>
  numberThat(
    (number) => Number.isSafeInteger(number) && number >= min && number <= (max ?? number),
    () => (max === undefined ? t('whole-from', { min }) : t('whole', { min, max })),
  );

/** A number of days, also a part of one. */
export const days = () =>
  numberThat(
    (number) => Number.isFinite(number) && number > 0,
    () => t('days'),
  );

/** A number of seconds, also a part of one, up to `max`. */
export const seconds = (max: number) =>
  numberThat(
    (number) => Number.isFinite(number) && number > 0 && number <= max,
    () => t('seconds', { max }),
  );

/** One of a few words. */
export const oneOf = <const Word extends string>(...words: Word[]) =>
  z.enum(words, { error: ({ input }) => instead(eitherOf(words), input) });

/** An address of a scheme, such as `mongodb://`; wrong ones are not shown, since passwords stand in addresses. */
export const addressOf = (...beginnings: string[]) =>
  z.string().refine((text) => beginnings.some((beginning) => text.startsWith(beginning)), {
    error: () => t('write', { wanted: t('begins', { beginnings: eitherOf(beginnings) }) }),
  });

/** The seed of an nkey of a user; a wrong one is not shown. */
export const seed = () => z.string().regex(/^SU[A-Z2-7]{56}$/, { error: () => t('seed') });

/** A URL. */
export const webAddress = (example: string) =>
  z.url({ error: () => t('write', { wanted: t('url', { example }) }) });

function numberThat(fits: (number: number) => boolean, wanted: () => string) {
  return z.unknown().transform((value, context) => {
    const number = Number(value);
    if (fits(number) && String(value).trim() !== '') return number;
    context.issues.push({ code: 'custom', message: instead(wanted(), value), input: value });
    return z.NEVER;
  });
}

/** What is short and plain is no secret that got into the wrong line. */
const SHOWABLE = /^[\w.,+-]{1,16}$/;

function instead(wanted: string, value: unknown): string {
  return SHOWABLE.test(String(value))
    ? t('write-not', { wanted, value: String(value) })
    : t('write', { wanted });
}

function eitherOf(words: readonly string[]): string {
  return new Intl.ListFormat(spokenLanguage(), { type: 'disjunction' }).format(words);
}
