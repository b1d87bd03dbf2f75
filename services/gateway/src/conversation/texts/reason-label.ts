import type { Words } from './words.ts';

/** Why besitos moved, in words. A reason that has none yet is told as a movement, never as a code. */
export const reasonLabel = (reason: string, words: Words): string =>
  words.label(words.has(`reason-${reason}`) ? `reason-${reason}` : 'reason-other');
