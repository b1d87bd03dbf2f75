import type { Balance, OpenHolds } from '@yabot/contracts';
import { blocks, type Html, lines } from '../../conversation/texts/html.ts';
import { reasonLabel } from '../../conversation/texts/reason-label.ts';
import type { Words } from '../../conversation/texts/words.ts';
import { type Button, known, type Screen, type Told, type Who } from '../feature.ts';
import { pageButtons, pageOf } from '../pages.ts';
import { clockTime } from '../times.ts';

type Holds = typeof OpenHolds.sampleResult;
type Boost = (typeof Balance.sampleResult)['boosts'][number];

/** So many holds are told beside the balance; all of them on a screen of their own. */
const FEW = 3;
const PAGE = 10;

/** What is set aside, for what and until when. */
export function heldLines(held: number, holds: Holds | undefined, words: Words, who: Who): Html | undefined {
  if (held === 0) return undefined;
  const shown = byEnd(holds?.holds ?? []).slice(0, FEW);
  return lines(
    words.say('besitos-held', { amount: held }),
    ...shown.map((hold) => holdLine(hold, words, who)),
    holds && holds.total > shown.length && words.say('held-more', { count: holds.total - shown.length }),
  );
}

/** The first to end first. */
const byEnd = (holds: Holds['holds']) => holds.toSorted((one, other) => (one.until < other.until ? -1 : 1));

const holdLine = ({ amount, reason, until }: Holds['holds'][number], words: Words, who: Who): Html =>
  words.say('held-line', { amount, reason: reasonLabel(reason, words), until: clockTime(until, who) });

/** Everything that is set aside. */
export function heldScreen(told: Told<Holds>, words: Words, who: Who, asked: string): Screen {
  const back: Button[] = [{ text: words.label('button-back'), show: 'besitos' }];
  const holds = known(told);
  if (!holds) return { text: words.say('besitos-away'), keyboard: [back] };
  const page = pageOf(byEnd(holds.holds), asked, PAGE);
  return {
    text: blocks(
      words.say('held-title', { amount: holds.besitos }),
      holds.total === 0
        ? words.say('held-none')
        : lines(...page.items.map((hold) => holdLine(hold, words, who))),
      words.say('held-how'),
    ),
    keyboard: [pageButtons('besitos', page, words, 'held.'), back],
  };
}

/** What multiplies what somebody earns now, and for how long. */
export const boostLines = (boosts: readonly Boost[], words: Words, who: Who): Html | undefined =>
  boosts.length === 0 ? undefined : lines(...boosts.map((boost) => boostLine(boost, words, who)));

const boostLine = ({ factor, reasons, until, everyone }: Boost, words: Words, who: Who): Html =>
  words.say(everyone ? 'boost-line-everyone' : 'boost-line', {
    factor,
    reasons: [...new Set(reasons.map((reason) => reasonLabel(reason, words)))].join(', '),
    until: clockTime(until, who),
  });
