import type { Refusal } from '@yabot/contracts';
import { calendar } from './calendar.ts';
import type { Values, Words } from './words.ts';

/** Why something was not done, as plain text. A code of a newer version than this one reads as a fault. */
export function refusalText({ code, details }: Refusal, words: Words, timeZone = 'UTC'): string {
  const id = `refusal-${code}`;
  return words.has(id)
    ? words.label(id, readable(details, words, timeZone))
    : words.label('refusal-internal-fault');
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/;

/** Moments and days as people read them; the rest as it is. */
function readable(details: unknown, { language }: Words, timeZone: string): Values {
  const date = calendar(language, { day: 'numeric', month: 'long', timeZone });
  const told = (value: unknown) =>
    typeof value === 'string' && MOMENT.test(value) ? date.format(new Date(value)) : (value ?? '');
  return Object.fromEntries(
    Object.entries(details ?? {}).map(([name, value]) => [name, told(value)]),
  ) as Values;
}
