import { History, ReceiptOf } from '@yabot/contracts';
import { blocks, html, lines } from '../conversation/texts/html.ts';
import { refusalText } from '../conversation/texts/refusal-text.ts';
import type { Words } from '../conversation/texts/words.ts';
import { movementReason, signed } from './besitos/movement.ts';
import { ask, type Button, feature, known, type Screen, type Told, type Who } from './feature.ts';
import { backRow } from './pages.ts';
import { dateText, shortTime } from './times.ts';

const SHOWN = 6;
type Receipt = typeof ReceiptOf.sampleResult;
type Entry = (typeof History.sampleResult)['entries'][number];

/** A page is the sequence of an entry of the account; without one, the last entries are offered. */
const sequenceIn = (page: string) => (/^[1-9]\d{0,11}$/.test(page) ? Number(page) : undefined);

export const receipt = feature({
  command: 'recibo',
  aliases: ['receipt'],
  opens: (words) => words,
  asks: ({ userId }, page) => {
    const sequence = sequenceIn(page);
    const from = sequence === undefined ? {} : { cursor: String(sequence + 1) };
    return { history: ask(History, { userId, limit: sequence === undefined ? SHOWN : 1, ...from }) };
  },
  further: ({ history }, { userId }, page) => {
    const entry = known(history)?.entries[0];
    const wanted = sequenceIn(page) !== undefined && entry?.sequence === sequenceIn(page);
    return { receipt: wanted && entry ? ask(ReceiptOf, { userId, cause: entry.cause }) : undefined };
  },
  view: (answers, words, who, page) => {
    if (answers.receipt) return receiptScreen(answers.receipt, words, who);
    const entries = known(answers.history)?.entries;
    if (!entries) return { text: words.say('history-away'), keyboard: [backRow(words)] };
    if (page !== '') return { text: words.say('receipt-none', { number: page }), keyboard: [toList(words)] };
    return {
      text: entries.length === 0 ? words.say('history-empty') : words.say('receipt-which'),
      keyboard: [...entries.map((entry) => [entryButton(entry, words, who)]), backRow(words)],
    };
  },
});

const toList = (words: Words): Button[] => [{ text: words.label('button-back'), show: 'recibo' }];

const entryButton = ({ sequence, amount, reason, cause, at }: Entry, words: Words, who: Who): Button => ({
  text: `${signed(amount, words)} · ${movementReason({ reason, cause }, words)} · ${shortTime(at, who)}`,
  show: 'recibo',
  page: String(sequence),
});

function receiptScreen(told: Told<Receipt>, words: Words, who: Who): Screen {
  const keyboard = [toList(words)];
  const found = known(told);
  if (!found) {
    const text =
      told.state === 'refused' ? html`${refusalText(told.refusal, words)}` : words.say('history-away');
    return { text, keyboard };
  }
  const { entry, seal } = found;
  return {
    text: blocks(
      words.say('receipt-title', { number: entry.sequence }),
      lines(
        words.say('receipt-what', {
          amount: signed(entry.amount, words),
          reason: movementReason(entry, words),
          at: dateText(entry.at, who),
        }),
        words.say('receipt-balance', { balance: entry.balance }),
      ),
      lines(
        words.say('receipt-hash', { hash: entry.hash }),
        words.say('receipt-previous', { hash: entry.previous }),
        words.say(seal ? 'receipt-sealed' : 'receipt-not-sealed'),
      ),
      words.say('receipt-how'),
    ),
    keyboard,
  };
}
