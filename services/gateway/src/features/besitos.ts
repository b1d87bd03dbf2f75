import { Balance, History } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import { ageNote } from './age-note.ts';
import { ask, type Button, feature, known, type Who } from './feature.ts';
import { backRow } from './pages.ts';

const PAGE = 8;
type Entry = (typeof History.sampleResult)['entries'][number];

export const besitos = feature({
  command: 'besitos',
  aliases: ['points'],
  asks: ({ userId }, cursor) => ({
    balance: ask(Balance, { userId }),
    history: ask(History, { userId, limit: PAGE, ...(cursor ? { cursor } : {}) }),
  }),
  view: ({ balance, history }, words, who, cursor) => {
    const held = known(balance);
    const page = known(history);
    return {
      text: blocks(
        held ? words.say('besitos-balance', { amount: held.available }) : words.say('besitos-away'),
        held && held.held > 0 && words.say('besitos-held', { amount: held.held }),
        page ? movements(page.entries, words, who) : words.say('history-away'),
        ageNote(words, who, balance, history),
      ),
      keyboard: [pagesOf(page?.next ?? null, cursor, words), backRow(words)],
    };
  },
});

function movements(entries: readonly Entry[], words: Words, who: Who) {
  if (entries.length === 0) return words.say('history-empty');
  const day = new Intl.DateTimeFormat(words.language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: who.timeZone,
  });
  return lines(
    words.say('history-title'),
    ...entries.map(({ amount, reason, at }) =>
      words.say('history-entry', {
        amount: amount > 0 ? `+${amount}` : `−${-amount}`,
        reason: reasonOf(reason, words),
        at: day.format(new Date(at)),
      }),
    ),
  );
}

/** A reason that has no words yet is told as a movement, never as a code. */
const reasonOf = (reason: string, words: Words) =>
  words.label(words.has(`reason-${reason}`) ? `reason-${reason}` : 'reason-other');

function pagesOf(next: string | null, cursor: string, words: Words): Button[] {
  return [
    ...(cursor ? [{ text: words.label('button-newest'), show: 'besitos' }] : []),
    ...(next ? [{ text: words.label('button-older'), show: 'besitos', page: next }] : []),
  ];
}
