import type { Leaderboard } from '@yabot/contracts';
import type { Picture } from '@yabot/pictures';
import type { Words } from '../conversation/texts/words.ts';
import { placeOfName } from '../rules/named-text.ts';

/**
 * A page of a leaderboard as it is drawn; who stands on it is named when it is sent.
 * @param userId for whom: their own row is lit up
 */
export const boardPicture = (
  rows: (typeof Leaderboard.sampleResult)['rows'],
  head: { readonly title: string; readonly subtitle: string },
  words: Words,
  userId?: string,
): Picture => ({
  kind: 'leaderboard',
  ...head,
  nameless: words.label('somebody'),
  rows: rows.map((row, index) => ({
    rank: row.rank,
    name: placeOfName(index),
    points: words.label('picture-points', { points: row.points }),
    own: row.userId === userId,
  })),
});
