import type { Statement } from '@yabot/contracts';
import { blocks, lines } from '../../conversation/texts/html.ts';
import { reasonLabel } from '../../conversation/texts/reason-label.ts';
import type { Words } from '../../conversation/texts/words.ts';
import { ageNote } from '../age-note.ts';
import { type Button, known, type Screen, type Told, type Who } from '../feature.ts';
import { monthOf, monthsAfter, monthText } from './months.ts';
import { signed } from './movement.ts';

type Period = typeof Statement.sampleResult;

/** What there was when a month began and when it ended, what came and what went, and the way to the months around it. */
export function statementScreen(
  told: Told<Period>,
  asked: string | undefined,
  words: Words,
  who: Who,
): Screen {
  const back: Button[] = [{ text: words.label('button-back'), show: 'besitos' }];
  const current = monthOf(who.now, who.timeZone);
  const month = asked ?? current;
  const period = known(told);
  if (!period) return { text: words.say('history-away'), keyboard: [back] };
  const { opening, closing, byReason } = period;
  const isRunning = month >= current;
  return {
    text: blocks(
      words.say('statement-title', { month: monthText(month, words.language) }),
      words.say('statement-opening', { amount: opening }),
      byReason.length === 0
        ? words.say('statement-nothing')
        : lines(...byReason.map((it) => line(it, words))),
      words.say(isRunning ? 'statement-so-far' : 'statement-closing', { amount: closing }),
      ageNote(words, who, told),
    ),
    keyboard: [
      movementsButton(period, isRunning, words),
      monthButtons(month, { isRunning, period }, words),
      back,
    ],
  };
}

function line({ reason, came, went }: Period['byReason'][number], words: Words) {
  const amounts = [came > 0 && signed(came, words), went > 0 && signed(-went, words)].filter(
    (part) => part !== false,
  );
  return words.say('statement-line', { amounts: amounts.join(' · '), reason: reasonLabel(reason, words) });
}

/** The movements of the month, from its last one back: of the month that runs, from the newest. */
function movementsButton({ last }: Period, isRunning: boolean, words: Words): Button[] {
  if (last === undefined) return [];
  const from = isRunning ? {} : { page: String(last + 1) };
  return [{ text: words.label('statement-movements'), show: 'besitos', ...from }];
}

/** Nothing was there before an account's first month. */
function monthButtons(
  month: string,
  { isRunning, period }: { isRunning: boolean; period: Period },
  words: Words,
): Button[] {
  const to = (months: number, mark: (name: string) => string): Button => {
    const page = monthsAfter(month, months);
    return { text: mark(monthText(page, words.language)), show: 'besitos', page: `month.${page}` };
  };
  const hasBefore = period.opening > 0 || period.entries > 0;
  return [
    ...(hasBefore ? [to(-1, (name) => `‹ ${name}`)] : []),
    ...(isRunning ? [] : [to(1, (name) => `${name} ›`)]),
  ];
}
