import type { FileProblem } from './people-file.ts';

/** What a file of people can say, in the order of the columns it is best written in. */
export const COLUMNS = [
  'telegram_id',
  'first_name',
  'last_name',
  'username',
  'language',
  'besitos',
  'xp',
  'level',
] as const;

export type Column = (typeof COLUMNS)[number];

const MOST_BESITOS = 1_000_000_000;
const MOST_XP = 1_000_000;
const LONGEST_NAME = 256;

const isWhole = (text: string, least: number, most: number) =>
  /^\d{1,16}$/.test(text) && Number(text) >= least && Number(text) <= most;
const bareUsername = (text: string) => text.replace(/^@/, '');

/** How cells are read. */
export const CELLS = { bareUsername };

/** What is wrong with a cell; nothing when it can be taken. @param levels how many the content has */
export function cellMistake(column: Column, text: string, levels: number): FileProblem | undefined {
  switch (column) {
    case 'telegram_id':
      return isWhole(text, 1, Number.MAX_SAFE_INTEGER) ? undefined : 'telegram-id';
    case 'first_name':
      return text !== '' && text.length <= LONGEST_NAME ? undefined : 'name';
    case 'last_name':
      return text.length <= LONGEST_NAME ? undefined : 'name';
    case 'username':
      return text === '' || /^\w{4,32}$/.test(bareUsername(text)) ? undefined : 'username';
    case 'language':
      return ['', 'es', 'en'].includes(text.toLowerCase()) ? undefined : 'language';
    case 'besitos':
      return text === '' || isWhole(text, 0, MOST_BESITOS) ? undefined : 'besitos';
    case 'xp':
      return text === '' || isWhole(text, 0, MOST_XP) ? undefined : 'xp';
    case 'level':
      return text === '' || isWhole(text, 1, levels) ? undefined : 'level';
    default:
      return column satisfies never;
  }
}
