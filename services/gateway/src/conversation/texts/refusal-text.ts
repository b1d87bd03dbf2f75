import type { Refusal } from '@yabot/contracts';
import type { Values, Words } from './words.ts';

/** Why something was not done, as plain text. A code of a newer version than this one reads as a fault. */
export function refusalText({ code, details }: Refusal, words: Words): string {
  const id = `refusal-${code}`;
  return words.has(id) ? words.label(id, details as Values) : words.label('refusal-internal-fault');
}
