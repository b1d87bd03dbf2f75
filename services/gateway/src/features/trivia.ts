import { HiddenAmong, NamesOf, TriviaOf, TriviaRanking, TriviaRound } from '@yabot/contracts';
import { blocks, type Html, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import { harmless } from '../rules/people.ts';
import { placeText } from '../rules/place.ts';
import { ageNote } from './age-note.ts';
import { type Names, shownNames } from './board-lines.ts';
import { ask, type Button, feature, known, type Screen, type Told, type Who } from './feature.ts';
import { backRow } from './pages.ts';
import { clockTime, leftUntil } from './times.ts';

const ROWS = 10;
type Totals = typeof TriviaOf.sampleResult;
type Ranking = typeof TriviaRanking.sampleResult;
type Round = typeof TriviaRound.sampleResult;
type Row = Ranking['ranking'][number];

const ALL = /^all\.([1-9]\d{0,5})$/;
const LAST = /^round\.(-?\d{1,15})$/;

export const trivia = feature({
  command: 'trivia',
  aliases: ['quiz'],
  asks: ({ userId }, page) => {
    const [from, chatId] = [ALL, LAST].map((wanted) => wanted.exec(page)?.[1]);
    return {
      trivia: ask(TriviaOf, { userId }),
      ranking: from ? ask(TriviaRanking, { from: Number(from), limit: ROWS, userId }) : undefined,
      round: chatId ? ask(TriviaRound, { chatId: Number(chatId), userId }) : undefined,
    };
  },
  further: ({ ranking, round }) => {
    const told = (ranking && known(ranking)) ?? (round && known(round));
    const userIds = told?.ranking.map((row) => row.userId) ?? [];
    const any = userIds.length > 0;
    return {
      names: any ? ask(NamesOf, { userIds }) : undefined,
      hidden: any ? ask(HiddenAmong, { userIds }) : undefined,
    };
  },
  view: ({ trivia, ranking, round, names, hidden }, words, who) => {
    const shown = shownNames(names, hidden);
    if (ranking) return rankingScreen(ranking, shown, words, who);
    if (round) return roundScreen(round, shown, words, who);
    const told = known(trivia);
    if (!told) return { text: words.say('trivia-away'), keyboard: [backRow(words)] };
    return {
      text: blocks(
        words.say('trivia-title'),
        totalsLines(told, words),
        told.banks.length > 0 &&
          words.say('trivia-where', {
            banks: told.banks.map(({ title }) => title[words.language]).join(', '),
          }),
        told.next &&
          words.say('trivia-next', {
            title: told.next.title[words.language],
            at: clockTime(told.next.at, who),
            left: leftUntil(told.next.at, who, words),
          }),
        ageNote(words, who, trivia),
      ),
      keyboard: [moreButtons(told, words), backRow(words)],
    };
  },
});

function totalsLines({ rounds, answered, right, besitos, bestStreak }: Totals, words: Words): Html {
  if (rounds === 0) return words.say('trivia-none-yet');
  return lines(
    words.say('trivia-so-far', { rounds, answered, right }),
    words.say('trivia-earned', { besitos }),
    bestStreak > 1 && words.say('trivia-best', { bestStreak }),
  );
}

const moreButtons = ({ last }: Totals, words: Words): Button[] => [
  { text: words.label('trivia-ranking'), show: 'trivia', page: 'all.1' },
  ...(last ? [{ text: words.label('trivia-last'), show: 'trivia', page: `round.${last.chatId}` }] : []),
];

const back = (words: Words): Button[] => [{ text: words.label('button-back'), show: 'trivia' }];

function rowLines(rows: readonly Row[], names: Names, words: Words, { userId, firstName }: Who): Html {
  return lines(
    ...rows.map((row) => {
      const isOwn = row.userId === userId;
      const name = isOwn ? harmless(firstName) : harmless(names.get(row.userId) ?? words.label('somebody'));
      const values = { place: placeText(row.place), name, besitos: row.besitos };
      return words.say(isOwn ? 'trivia-place-own' : 'trivia-place', { ...values, right: row.right });
    }),
  );
}

/** Who has earned most with trivia ever. */
function rankingScreen(told: Told<Ranking>, names: Names, words: Words, who: Who): Screen {
  const found = known(told);
  if (!found) return { text: words.say('trivia-away'), keyboard: [back(words)] };
  const { ranking, players, mine } = found;
  const first = ranking[0]?.place ?? 1;
  const last = ranking.at(-1)?.place ?? 0;
  const to = (id: string, from: number): Button => ({
    text: words.label(id),
    show: 'trivia',
    page: `all.${from}`,
  });
  return {
    text: blocks(
      words.say('trivia-ranking-title'),
      ranking.length === 0 ? words.say('trivia-nobody-yet') : rowLines(ranking, names, words, who),
      mine ? words.say('trivia-mine', { place: mine.place, players }) : words.say('trivia-not-mine'),
      ageNote(words, who, told),
    ),
    keyboard: [
      [
        ...(first > 1 ? [to('button-previous', Math.max(1, first - ROWS))] : []),
        ...(ranking.length > 0 && last < players ? [to('button-next', last + 1)] : []),
      ],
      back(words),
    ],
  };
}

/** The round that is played in a group, or was played last. */
function roundScreen(told: Told<Round>, names: Names, words: Words, who: Who): Screen {
  const round = known(told);
  if (!round) return { text: words.say('trivia-away'), keyboard: [back(words)] };
  const { title, ending, asked, questions, players, ranking, mine } = round;
  return {
    text: blocks(
      lines(
        words.say('trivia-round-title', { title: title[words.language] }),
        words.say(ending === null ? 'trivia-round-running' : 'trivia-round-over', {
          asked,
          questions,
          players,
        }),
      ),
      ranking.length === 0 ? words.say('trivia-nobody') : rowLines(ranking, names, words, who),
      mine ? words.say('trivia-mine', { place: mine.place, players }) : undefined,
      ageNote(words, who, told),
    ),
    keyboard: [back(words)],
  };
}
