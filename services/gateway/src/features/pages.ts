import type { Words } from '../conversation/texts/words.ts';
import type { Button } from './feature.ts';

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly number: number;
  readonly count: number;
}

/** The page of a list a button asked for; a page that is not there any more is the last one. */
export function pageOf<Item>(all: readonly Item[], asked: string, size: number): Page<Item> {
  const count = Math.max(1, Math.ceil(all.length / size));
  const wanted = /^\d{1,4}$/.test(asked) ? Number(asked) : 1;
  const number = Math.min(Math.max(1, wanted), count);
  return { items: all.slice((number - 1) * size, number * size), number, count };
}

/** Buttons to the pages before and after. @param prefix what the name of a page begins with, of a list beside the first screen */
export function pageButtons(
  feature: string,
  { number, count }: Page<unknown>,
  words: Words,
  prefix = '',
): Button[] {
  const to = (page: number, text: string): Button => ({ text, show: feature, page: `${prefix}${page}` });
  return [
    ...(number > 1 ? [to(number - 1, words.label('button-previous'))] : []),
    ...(number < count ? [to(number + 1, words.label('button-next'))] : []),
  ];
}

/** The way back to the menu. */
export const backRow = (words: Words): Button[] => [{ text: words.label('button-menu'), show: 'menu' }];
