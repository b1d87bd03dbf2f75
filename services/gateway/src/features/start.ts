import { Balance } from '@yabot/contracts';
import { blocks } from '../conversation/texts/html.ts';
import { ask, feature, known } from './feature.ts';
import { menuRows } from './menu.ts';

export const start = feature({
  command: 'start',
  opens: (words) => words,
  asks: ({ userId }) => ({ balance: ask(Balance, { userId }) }),
  view: ({ balance }, words, who) => {
    const available = known(balance)?.available ?? 0;
    return {
      text: blocks(
        words.say('start-greeting', { name: who.firstName }),
        words.say('start-how'),
        available > 0 && words.say('start-balance', { amount: available }),
      ),
      keyboard: menuRows(words),
    };
  },
});
