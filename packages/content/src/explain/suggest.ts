import { distance } from 'fastest-levenshtein';
import { t } from '../texts.ts';

/** The option a word was meant to be: a few letters off, or its last part is. */
export function didYouMean(word: string, options: Iterable<string>): string | undefined {
  const all = [...options];
  return (
    nearest(plain(word), all, plain) ??
    nearest(lastPart(plain(word)), all, (option) => lastPart(plain(option)))
  );
}

/** Tells what to write: the option that was meant, or which there are. */
export function suggestion(word: string, options: Iterable<string>): string {
  const all = [...options];
  const meant = didYouMean(word, all);
  if (meant !== undefined) return t('write', { value: meant });
  if (all.length === 0) return t('write.leave-out');
  return t(all.length > 1 ? 'write.one-of' : 'write.only', { options: listed(all) });
}

const SHOWN = 30;

function listed(options: readonly string[]): string {
  const shown = options.slice(0, SHOWN).map((option) => `\`${option}\``);
  return shown.join(', ') + (options.length > SHOWN ? ', …' : '');
}

// camelCase, snake_case, accents and capitals are the same word.
function plain(word: string): string {
  return word
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[_\s]+/g, '-');
}

function nearest(
  word: string,
  options: readonly string[],
  part: (option: string) => string,
): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const option of options) {
    const off = distance(word, part(option));
    if (off < least) [best, least] = [option, off];
  }
  return best;
}

function lastPart(name: string): string {
  return name.split(/[./]/).at(-1) ?? name;
}
