import type { HiddenAmong, Leaderboard, NamesOf, RankOf } from '@yabot/contracts';
import { type Html, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import { harmless } from '../rules/people.ts';
import { placeText } from '../rules/place.ts';
import { known, type Told, type Who } from './feature.ts';
import { daysText } from './times.ts';

/** A page of a board. */
export type Board = typeof Leaderboard.sampleResult;
/** Where somebody stands on every board. */
export type Ranks = typeof RankOf.sampleResult;
type Row = Board['rows'][number];
/** First names by user id. */
export type Names = ReadonlyMap<string, string>;

/** The names that were told; none while nobody can say them. */
export const namesIn = (names: Told<typeof NamesOf.sampleResult>): Names =>
  new Map(known(names)?.names.map(({ userId, firstName }) => [userId, firstName]));

/** Who wants to be on no board is named on none, and nobody is while that cannot be told. */
export function shownNames(
  names: Told<typeof NamesOf.sampleResult> | undefined,
  hidden: Told<typeof HiddenAmong.sampleResult> | undefined,
): Names {
  const unnamed = hidden && known(hidden)?.hidden;
  if (!names || !unnamed) return new Map();
  return new Map([...namesIn(names)].filter(([userId]) => !unnamed.includes(userId)));
}

/** What a board is called. */
export const titleOf = ({ board, season }: Board, words: Words) =>
  season ? season.title[words.language] : words.label(`ranking-${board}`);

/** From which day to which a board counts. */
export const daysLine = ({ days }: Board, words: Words) =>
  days !== null && words.say('ranking-days', { days: daysText(days, words) });

/** Rows of a board, that of the one who asks in bold. */
export const rowLines = (rows: readonly Row[], names: Names, words: Words, who: Who): Html =>
  lines(
    ...rows.map((row) => {
      const isOwn = row.userId === who.userId;
      const unnamed = isOwn ? who.firstName : words.label('somebody');
      const name = harmless(names.get(row.userId) ?? unnamed);
      return words.say(isOwn ? 'ranking-row-own' : 'ranking-row', {
        place: placeText(row.rank),
        name,
        points: row.points,
      });
    }),
  );

/** Where the one who asks stands, and what the next place takes. */
export function ownLine(
  { board, own, participants }: Board,
  ranks: Ranks | undefined,
  words: Words,
): Html | undefined {
  if (ranks?.hiddenBy) return words.say(`ranking-hidden-${ranks.hiddenBy}`);
  if (!own) return words.say('ranking-not-yet');
  const behindBy = ranks?.boards.find((each) => each.board === board)?.behindBy ?? null;
  return lines(
    words.say('ranking-own', { rank: own.rank, participants, points: own.points }),
    behindBy !== null && words.say('ranking-behind', { points: behindBy + 1 }),
  );
}
