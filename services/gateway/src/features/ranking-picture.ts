import { type Html, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import { boardPicture } from '../pictures/board.ts';
import type { Board } from './board-lines.ts';
import type { Button, Screen, Who } from './feature.ts';
import { backRow } from './pages.ts';
import { daysText } from './times.ts';

/** Sends the page of a board that is shown as a picture; an empty one is none. */
export const drawButton = ({ board, rows: [first] }: Board, words: Words): Button[] =>
  first ? [{ text: words.label('picture-board'), show: 'ranking', page: `${board}.${first.rank}.img` }] : [];

/** The screen of a board with its picture, and the way back to it as a list; without one while nobody is on it. */
export function drawnRanking(
  screen: Screen,
  { board, rows, days }: Board,
  { title, own }: { readonly title: string; readonly own: Html | undefined },
  words: Words,
  { userId }: Who,
): Screen {
  const [first] = rows;
  if (!first) return screen;
  const subtitle = days === null ? '' : daysText(days, words);
  const asList = {
    text: words.label('picture-as-list'),
    show: 'ranking',
    page: `${board}.${first.rank}`,
  };
  return {
    ...screen,
    keyboard: [[asList], backRow(words)],
    picture: {
      picture: boardPicture(rows, { title, subtitle }, words, userId),
      caption: lines(words.say('ranking-title', { board: title }), own),
      names: rows.map((row) => row.userId),
    },
  };
}
