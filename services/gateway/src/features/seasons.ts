import { HiddenAmong, Leaderboard, NamesOf, Seasons } from '@yabot/contracts';
import { blocks, type Html, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import { ageNote } from './age-note.ts';
import { daysLine, type Names, rowLines, shownNames } from './board-lines.ts';
import { ask, type Button, feature, known, type Screen, type Told, type Who } from './feature.ts';
import { pageButtons, pageOf } from './pages.ts';
import { dayText } from './times.ts';

const LISTED = 4;
const ROWS = 10;
type Season = (typeof Seasons.sampleResult)['seasons'][number];
type Board = typeof Leaderboard.sampleResult;

const BOARD = /^([a-z0-9-]+)\.([1-9]\d{0,6})$/;

/** A page is `<season>.<first rank>` of its board, or the number of a page of the list. */
function boardIn(page: string): { seasonId: string; from: number } | undefined {
  const [, seasonId, from] = BOARD.exec(page) ?? [];
  return seasonId ? { seasonId, from: Number(from) } : undefined;
}

export const seasons = feature({
  command: 'temporadas',
  aliases: ['seasons'],
  asks: ({ userId }, page) => {
    const board = boardIn(page);
    return {
      seasons: board ? undefined : ask(Seasons, {}),
      board: board ? ask(Leaderboard, { board: 'season', ...board, limit: ROWS, userId }) : undefined,
    };
  },
  further: ({ seasons, board }, { userId }) => {
    const winners = (seasons && known(seasons)?.seasons.flatMap(({ winners = [] }) => winners)) ?? [];
    const rows = (board && known(board)?.rows) ?? [];
    const shown = [...new Set([...winners, ...rows].map((row) => row.userId))].slice(0, 50);
    const userIds = shown.length > 0 ? shown : [userId];
    // Who has left the boards since is named on none, those of the past included.
    return { names: ask(NamesOf, { userIds }), hidden: ask(HiddenAmong, { userIds }) };
  },
  view: ({ seasons, board, names: told, hidden }, words, who, page) => {
    const names = shownNames(told, hidden);
    if (board) return boardScreen(board, boardIn(page)?.seasonId ?? '', names, words, who);
    const all = seasons && known(seasons)?.seasons;
    if (!all) return { text: words.say('ranking-away'), keyboard: [back(words, 'ranking')] };
    const shown = pageOf(all.toReversed(), page, LISTED);
    return {
      text: blocks(
        words.say('seasons-title'),
        ...shown.items.map((season) => seasonLines(season, names, words, who)),
        all.length === 0 && words.say('seasons-none'),
        seasons && ageNote(words, who, seasons),
      ),
      keyboard: [
        ...shown.items
          .filter(({ state }) => state !== 'coming')
          .map((season) => [boardButton(season, words)]),
        pageButtons('temporadas', shown, words),
        back(words, 'ranking'),
      ],
    };
  },
});

const back = (words: Words, show: string): Button[] => [{ text: words.label('button-back'), show }];

const boardButton = ({ seasonId, title }: Season, words: Words): Button => ({
  text: words.label('seasons-board', { title: title[words.language] }),
  show: 'temporadas',
  page: `${seasonId}.1`,
});

function seasonLines(season: Season, names: Names, words: Words, who: Who): Html {
  const { title, first, last, state, participants, winners = [] } = season;
  return lines(
    words.say('seasons-name', { title: title[words.language] }),
    words.say(`seasons-${state}`, {
      first: dayText(first, words),
      last: dayText(last, words),
      participants: participants ?? 0,
    }),
    winners.length > 0 && rowLines(winners, names, words, who),
  );
}

/** The board of one season; of one that is over as it was left. */
function boardScreen(told: Told<Board>, seasonId: string, names: Names, words: Words, who: Who): Screen {
  const board = known(told);
  if (!board) {
    const id = told.state === 'refused' ? 'seasons-unknown' : 'ranking-away';
    return { text: words.say(id), keyboard: [back(words, 'temporadas')] };
  }
  const { season, rows, own, participants } = board;
  return {
    text: blocks(
      lines(
        words.say('ranking-title', { board: season?.title[words.language] ?? '' }),
        daysLine(board, words),
      ),
      rows.length === 0 ? words.say('ranking-empty') : rowLines(rows, names, words, who),
      own !== null &&
        words.say(season?.archived ? 'seasons-own' : 'ranking-own', {
          rank: own.rank,
          participants,
          points: own.points,
        }),
      ageNote(words, who, told),
    ),
    keyboard: [moveButtons(seasonId, board, words), back(words, 'temporadas')],
  };
}

function moveButtons(seasonId: string, { rows, participants }: Board, words: Words): Button[] {
  const first = rows[0]?.rank ?? 1;
  const last = rows.at(-1)?.rank ?? 0;
  const to = (id: string, from: number): Button => ({
    text: words.label(id),
    show: 'temporadas',
    page: `${seasonId}.${from}`,
  });
  return [
    ...(first > 1 ? [to('button-previous', Math.max(1, first - ROWS))] : []),
    ...(rows.length > 0 && last < participants ? [to('button-next', last + 1)] : []),
  ];
}
