import type { SeasonEnded } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import { placeOfName } from '../rules/named-text.ts';
import { placeText } from '../rules/place.ts';
import { boardPicture } from './board.ts';

/** The end of a season as everybody sees it: the first ten, by name. */
export function seasonPicture({ title, participants, top }: typeof SeasonEnded.sample, words: Words) {
  const name = title[words.language];
  const caption = words.say('picture-season-over', { title: name, participants });
  const rows = top.map(({ rank, points }, index) =>
    words.say('ranking-row', { place: placeText(rank), name: placeOfName(index), points }),
  );
  return {
    caption,
    text: blocks(caption, lines(...rows)),
    picture: boardPicture(top, { title: name, subtitle: words.label('picture-season-final') }, words),
    names: top.map(({ userId }) => userId),
  };
}
