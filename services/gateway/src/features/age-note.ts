import type { Html } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import type { Told, Who } from './feature.ts';

/** Says how old the oldest of some answers is, when one of them is not of now. */
export function ageNote(words: Words, { now }: Who, ...answers: readonly Told<unknown>[]): Html | undefined {
  const ages = answers.flatMap((told) => (told.state === 'kept' ? [now.getTime() - told.at.getTime()] : []));
  if (ages.length === 0) return undefined;
  return words.say('kept-since', { age: words.label('age', ageOf(Math.max(...ages))) });
}

/** A length of time in its largest unit. */
export function ageOf(milliseconds: number): { unit: string; count: number } {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 60) return { unit: 'minute', count: minutes };
  const hours = Math.round(minutes / 60);
  return hours < 48 ? { unit: 'hour', count: hours } : { unit: 'day', count: Math.round(hours / 24) };
}
