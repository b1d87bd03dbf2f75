import type { SubscriptionOf } from '@yabot/contracts';
import { blocks, type Html, lines } from '../../conversation/texts/html.ts';
import type { Words } from '../../conversation/texts/words.ts';
import type { Button, Screen } from '../feature.ts';

/** A plan, as it is offered. */
export type Plan = (typeof SubscriptionOf.sampleResult)['plans'][number];

/** A plan in a list: what it is and what it costs. */
export const planLines = (plan: Plan, words: Words): Html =>
  lines(
    words.say('plan-title', { title: plan.title[words.language], days: plan.days }),
    words.say('plan-description', { text: plan.description[words.language] }),
    words.say('plan-price', { price: pricesOf(plan, words).join(' · ') }),
  );

const pricesOf = ({ stars, besitos, trialDays }: Plan, words: Words) => [
  ...(stars === null ? [] : [words.label('price-stars', { stars })]),
  ...(besitos === null ? [] : [words.label('price-besitos', { besitos })]),
  ...(trialDays === null ? [] : [words.label('price-trial', { days: trialDays })]),
];

export const planButton = ({ planId, title }: Plan, words: Words): Button => ({
  text: words.label('plan-choose', { title: title[words.language] }),
  show: 'vip',
  page: planId,
});

/** How many besitos a price is more than there is. */
export const missingFor = (price: number | null, balance: number | undefined): number =>
  price === null || balance === undefined ? 0 : Math.max(0, price - balance);

/** What there is, what is missing of a price in besitos, and that it can be paid without them where it can. */
export const balanceLines = (
  { besitos: price, stars }: Pick<Plan, 'besitos' | 'stars'>,
  balance: number | undefined,
  words: Words,
): Html => {
  const missing = missingFor(price, balance);
  return lines(
    price !== null && balance !== undefined && words.say('you-have', { amount: balance }),
    missing > 0 && words.say('not-enough', { missing }),
    missing > 0 && stars !== null && words.say('stars-instead', { stars }),
  );
};

/** How a plan can be paid; nothing is spent before one is chosen. */
export function planScreen(plan: Plan, balance: number | undefined, words: Words): Screen {
  const { planId, stars, besitos, trialDays } = plan;
  const affordable = besitos !== null && missingFor(besitos, balance) === 0;
  return {
    text: blocks(planLines(plan, words), balanceLines(plan, balance, words)),
    keyboard: [
      stars === null ? [] : [{ text: words.label('pay-stars', { stars }), order: 'stars' }],
      affordable
        ? [{ text: words.label('pay-besitos', { besitos }), show: 'vip', page: `pay.${planId}` }]
        : [],
      trialDays === null ? [] : [{ text: words.label('pay-trial', { days: trialDays }), order: 'trial' }],
      [{ text: words.label('button-back'), show: 'vip' }],
    ],
    draft: { planId },
  };
}

/** Asks whether somebody wants to pay with besitos, and says what is left then. */
export function payScreen(plan: Plan, balance: number | undefined, words: Words): Screen {
  const { planId, title, days, besitos } = plan;
  const price = besitos ?? 0;
  const isPossible = besitos !== null && missingFor(besitos, balance) === 0;
  return {
    text: blocks(
      words.say('pay-ask', { title: title[words.language], days, besitos: price }),
      balanceLines(plan, balance, words),
      isPossible && balance !== undefined && words.say('left-after', { amount: balance - price }),
    ),
    keyboard: [
      isPossible ? [{ text: words.label('pay-yes', { besitos: price }), order: 'besitos' }] : [],
      [{ text: words.label('button-back'), show: 'vip', page: planId }],
    ],
    draft: { planId },
  };
}
