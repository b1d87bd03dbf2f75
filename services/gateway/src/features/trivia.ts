import { TriviaOf } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import { ageNote } from './age-note.ts';
import { ask, feature, known } from './feature.ts';
import { backRow } from './pages.ts';

export const trivia = feature({
  command: 'trivia',
  aliases: ['quiz'],
  asks: ({ userId }) => ({ trivia: ask(TriviaOf, { userId }) }),
  view: (answers, words, who) => {
    const told = known(answers.trivia);
    if (!told) return { text: words.say('trivia-away'), keyboard: [backRow(words)] };
    const { rounds, answered, right, besitos, bestStreak, banks } = told;
    return {
      text: blocks(
        words.say('trivia-title'),
        rounds === 0
          ? words.say('trivia-none-yet')
          : lines(
              words.say('trivia-so-far', { rounds, answered, right }),
              words.say('trivia-earned', { besitos }),
              bestStreak > 1 && words.say('trivia-best', { bestStreak }),
            ),
        banks.length > 0 &&
          words.say('trivia-where', { banks: banks.map(({ title }) => title[words.language]).join(', ') }),
        ageNote(words, who, answers.trivia),
      ),
      keyboard: [backRow(words)],
    };
  },
});
