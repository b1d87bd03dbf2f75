import { feature } from './feature.ts';
import { backRow } from './pages.ts';

export const help = feature({
  command: 'ayuda',
  aliases: ['help'],
  view: (_, words) => ({ text: words.say('help'), keyboard: [backRow(words)] }),
});
