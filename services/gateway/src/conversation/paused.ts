import type { Screen } from '../features/feature.ts';
import { momentText } from '../features/times.ts';
import type { Asker } from './conversation.ts';
import type { Html } from './texts/html.ts';

/** What somebody is told who may not take part. */
export function pausedText({ who, words, bannedUntil }: Asker): Html {
  if (bannedUntil === null || bannedUntil === 'forever') return words.say('paused-forever');
  return words.say('paused', { until: momentText(bannedUntil, who) });
}

/** The same as a screen, with the way to what stays theirs. */
export const pausedScreen = (asker: Asker): Screen => ({
  text: pausedText(asker),
  keyboard: [[{ text: asker.words.label('menu-misdatos'), show: 'misdatos' }]],
});
