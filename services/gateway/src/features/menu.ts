import type { Words } from '../conversation/texts/words.ts';
import { type Button, feature } from './feature.ts';

const ENTRIES = [
  ['perfil', 'besitos'],
  ['regalo', 'misiones'],
  ['logros', 'ranking'],
  ['trivia', 'vip'],
  ['transferir', 'invitar'],
  ['ajustes', 'ayuda'],
] as const;

export const menuRows = (words: Words): Button[][] =>
  ENTRIES.map((row) => row.map((entry) => ({ text: words.label(`menu-${entry}`), show: entry })));

export const menu = feature({
  command: 'menu',
  view: (_, words, who) => ({
    text: words.say('menu', { name: who.firstName }),
    keyboard: menuRows(words),
  }),
});
