import { dateText, dayText, momentText } from '../../features/times.ts';
import type { Mention, MentionValue } from '../../rules/mentions.ts';
import { placeOfName } from '../../rules/named-text.ts';
import { type Html, html } from './html.ts';
import { reasonLabel } from './reason-label.ts';
import type { Values, Words } from './words.ts';

/** What a message mentions, for one who reads it. */
export interface Mentioned {
  readonly lines: readonly Html[];
  /** Whose names stand in it, in the order of their places. */
  readonly names: readonly string[];
}

/** What is mentioned, in the words of a language. What a newer version wrote and this one has no words for is left out. */
export function mentionLines(mentions: readonly Mention[], words: Words, timeZone: string): Mentioned {
  const names: string[] = [];
  const named = (userId: string) => html`${placeOfName(names.push(userId) - 1)}`;
  const sayable = mentions.filter(({ text }) => words.has(text));
  const lines = sayable.map(({ text, values, sums }) => {
    const read = Object.entries(values).map(
      ([name, value]) => [name, readable(value, words, timeZone, named)] as const,
    );
    return words.say(text, { ...Object.fromEntries(read), ...sums });
  });
  return { lines, names };
}

function readable(
  value: MentionValue,
  words: Words,
  timeZone: string,
  named: (userId: string) => Html,
): Values[string] {
  const { language } = words;
  if (typeof value !== 'object') return value;
  if ('es' in value) return value[language];
  if ('moment' in value) return momentText(value.moment, { language, timeZone });
  if ('date' in value) return dateText(value.date, { language, timeZone });
  if ('day' in value) return dayText(value.day, { language });
  if ('person' in value) return named(value.person);
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return list.format(value.reasons.map((reason) => reasonLabel(reason, words)));
}
