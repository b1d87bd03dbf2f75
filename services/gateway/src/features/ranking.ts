import { JoinBoards, Leaderboard, LeaveBoards, NamesOf, RankOf, Seasons } from '@yabot/contracts';
import { blocks, type Html, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import { placeOfName } from '../rules/named-text.ts';
import { ageNote } from './age-note.ts';
import {
  type Board,
  daysLine,
  type Names,
  namesIn,
  ownLine,
  type Ranks,
  rowLines,
  titleOf,
} from './board-lines.ts';
import { ask, type Button, feature, known, ordering, type Screen, type Told } from './feature.ts';
import { backRow } from './pages.ts';
import { drawButton, drawnRanking } from './ranking-picture.ts';
import { dayText } from './times.ts';

const PAGE = 10;

const BOARDS = ['week', 'month', 'season', 'all'] as const;
type BoardName = (typeof BOARDS)[number];

/** A page is `<board>.<first rank>`, or `<board>.me` for what is around the one who asks; with `.img` it is drawn. */
function pageIn(page: string): { board: BoardName; from: number | 'me'; drawn: boolean } {
  const [name = '', start = '1', look] = page.split('.');
  const board = BOARDS.find((each) => each === name) ?? 'week';
  const from = start === 'me' ? 'me' : /^[1-9]\d{0,6}$/.test(start) ? Number(start) : 1;
  return { board, from, drawn: look === 'img' };
}

export const ranking = feature({
  command: 'ranking',
  aliases: ['leaderboard'],
  asks: ({ userId }, page) => {
    const { board, from } = pageIn(page);
    const start = from === 'me' ? { around: userId } : { from };
    return {
      board: ask(Leaderboard, { board, ...start, limit: PAGE, userId }),
      ranks: ask(RankOf, { userId }),
    };
  },
  further: ({ board }, { userId }, page) => {
    const shown = known(board)?.rows.map((row) => row.userId) ?? [];
    const { drawn } = pageIn(page);
    return {
      names: drawn ? undefined : ask(NamesOf, { userIds: shown.length > 0 ? shown : [userId] }),
      seasons: board.state === 'refused' ? ask(Seasons, {}) : undefined,
    };
  },
  view: (answers, words, who, page) => {
    const { board, drawn } = pageIn(page);
    const told = known(answers.board);
    const ranks = known(answers.ranks);
    const names = answers.names ? namesIn(answers.names) : placesIn(told);
    const screen: Screen = {
      text: told
        ? blocks(
            lines(words.say('ranking-title', { board: titleOf(told, words) }), daysLine(told, words)),
            told.rows.length === 0 ? words.say('ranking-empty') : rowLines(told.rows, names, words, who),
            ownLine(told, ranks, words),
            ageNote(words, who, answers.board),
          )
        : answers.board.state === 'refused' && board === 'season'
          ? blocks(words.say('ranking-no-season'), nextSeason(answers.seasons, words))
          : words.say('ranking-away'),
      keyboard: [
        ...boardRows(board, words),
        told ? moveButtons(board, told, words) : [],
        [...(told ? drawButton(told, words) : []), seasonsButton(words)],
        ranks && ranks.hiddenBy !== 'role' ? [visibilityButton(ranks, words)] : [],
        backRow(words),
      ],
    };
    if (!drawn || !told) return screen;
    const said = { title: titleOf(told, words), own: ownLine(told, ranks, words) };
    return drawnRanking(screen, told, said, words, who);
  },
  orders: {
    leave: ordering({
      order: (_, { userId }, { key }) => LeaveBoards.of({ userId }, { key }),
      done: (_, words) => ({ toast: words.label('ranking-left') }),
    }),
    join: ordering({
      order: (_, { userId }, { key }) => JoinBoards.of({ userId }, { key }),
      done: (_, words) => ({ toast: words.label('ranking-joined') }),
    }),
  },
});

/** Who is named when the picture is sent. */
const placesIn = (told: Board | undefined): Names =>
  new Map(told?.rows.map(({ userId }, index) => [userId, placeOfName(index)]));

/** When there is a season again, if one is planned. */
function nextSeason(seasons: Told<typeof Seasons.sampleResult> | undefined, words: Words): Html | undefined {
  const next = seasons && known(seasons)?.seasons.find(({ state }) => state === 'coming');
  if (!next) return undefined;
  const title = next.title[words.language];
  return words.say('ranking-next-season', { title, first: dayText(next.first, words) });
}

/** Two a row: four names do not fit beside one another on a phone. */
function boardRows(shown: BoardName, words: Words): Button[][] {
  const buttons = BOARDS.map((board): Button => {
    const text = words.label(`ranking-button-${board}`);
    return { text: board === shown ? `✓ ${text}` : text, show: 'ranking', page: `${board}.1` };
  });
  return [buttons.slice(0, 2), buttons.slice(2)];
}

function moveButtons(board: BoardName, { rows, participants, own }: Board, words: Words): Button[] {
  const first = rows[0]?.rank ?? 1;
  const last = rows.at(-1)?.rank ?? 0;
  const to = (text: string, start: number | 'me'): Button => ({
    text,
    show: 'ranking',
    page: `${board}.${start}`,
  });
  return [
    ...(first > 1 ? [to(words.label('button-previous'), Math.max(1, first - PAGE))] : []),
    ...(own && (own.rank < first || own.rank > last) ? [to(words.label('ranking-me'), 'me')] : []),
    ...(last < participants && rows.length > 0 ? [to(words.label('button-next'), last + 1)] : []),
  ];
}

const seasonsButton = (words: Words): Button => ({
  text: words.label('menu-temporadas'),
  show: 'temporadas',
});

const visibilityButton = ({ hiddenBy }: Ranks, words: Words): Button =>
  hiddenBy === 'left'
    ? { text: words.label('ranking-join'), order: 'join' }
    : { text: words.label('ranking-leave'), order: 'leave' };
