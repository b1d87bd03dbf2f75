import {
  Balance,
  BeginPurchase,
  BuySubscription,
  CancelSubscription,
  StartTrial,
  SubscriptionOf,
} from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import { ageNote } from './age-note.ts';
import { ask, type Button, drafted, feature, known, ordering, type Screen, type Who } from './feature.ts';
import { backRow } from './pages.ts';
import { dateText } from './times.ts';

type Offer = typeof SubscriptionOf.sampleResult;
type Plan = Offer['plans'][number];
type Subscription = NonNullable<Offer['subscription']>;

export const vip = feature({
  command: 'vip',
  aliases: [],
  asks: ({ userId }) => ({
    offer: ask(SubscriptionOf, { userId }),
    balance: ask(Balance, { userId }),
  }),
  view: (answers, words, who, page) => {
    const told = known(answers.offer);
    if (!told) return { text: words.say('vip-away'), keyboard: [backRow(words)] };
    const plan = told.plans.find(({ planId }) => planId === page);
    const balance = known(answers.balance)?.available;
    if (plan) return planScreen(plan, balance, words);
    return {
      text: blocks(
        told.subscription ? standing(told.subscription, words, who) : words.say('vip-none'),
        ...told.plans.map((each) => planLines(each, words)),
        told.plans.length === 0 && words.say('vip-no-plans'),
        ageNote(words, who, answers.offer),
      ),
      keyboard: [
        ...told.plans.filter(({ offered }) => offered).map((each) => [planButton(each, words)]),
        told.subscription && ['active', 'trial', 'grace'].includes(told.subscription.state)
          ? [{ text: words.label('vip-cancel'), show: 'vip', page: 'cancel' }]
          : [],
        backRow(words),
      ],
      ...(page === 'cancel' ? cancelScreen(told.subscription, words, who) : {}),
    };
  },
  orders: {
    stars: ordering({
      order: (_, { userId }, { draft, key }) => {
        const planId = drafted(draft, 'planId');
        return planId === undefined ? undefined : BeginPurchase.of({ userId, planId }, { key });
      },
      done: ({ invoicePayload, title, description, stars }, words) => ({
        toast: words.label('vip-invoice'),
        invoice: {
          title: title[words.language],
          description: description[words.language],
          payload: invoicePayload,
          stars,
        },
      }),
    }),
    besitos: ordering({
      order: (_, { userId }, { draft, key }) => {
        const planId = drafted(draft, 'planId');
        return planId === undefined ? undefined : BuySubscription.of({ userId, planId }, { key });
      },
      done: (_, words) => ({ toast: words.label('vip-ordered') }),
    }),
    trial: ordering({
      order: (_, { userId }, { draft, key }) => {
        const planId = drafted(draft, 'planId');
        return planId === undefined ? undefined : StartTrial.of({ userId, planId }, { key });
      },
      done: (_, words) => ({ toast: words.label('vip-trial-begun') }),
    }),
    cancel: ordering({
      order: (_, { userId }, { key }) => CancelSubscription.of({ userId }, { key }),
      done: (_, words) => ({ toast: words.label('vip-cancel-done') }),
    }),
  },
});

function standing({ title, state, until, accessUntil }: Subscription, words: Words, who: Who) {
  return lines(
    words.say('vip-title', { title: title?.[words.language] ?? words.label('vip') }),
    words.say(`vip-${state}`, { until: dateText(until, who), access: dateText(accessUntil, who) }),
  );
}

function planLines(plan: Plan, words: Words) {
  return lines(
    words.say('plan-title', { title: plan.title[words.language], days: plan.days }),
    words.say('plan-description', { text: plan.description[words.language] }),
    words.say('plan-price', { price: pricesOf(plan, words).join(' · ') }),
  );
}

const pricesOf = ({ stars, besitos, trialDays }: Plan, words: Words) => [
  ...(stars === null ? [] : [words.label('price-stars', { stars })]),
  ...(besitos === null ? [] : [words.label('price-besitos', { besitos })]),
  ...(trialDays === null ? [] : [words.label('price-trial', { days: trialDays })]),
];

const planButton = ({ planId, title }: Plan, words: Words): Button => ({
  text: words.label('plan-choose', { title: title[words.language] }),
  show: 'vip',
  page: planId,
});

/** How a plan can be paid; nothing is spent before one is chosen. */
function planScreen(plan: Plan, balance: number | undefined, words: Words): Screen {
  const { stars, besitos, trialDays } = plan;
  const short = besitos !== null && balance !== undefined && balance < besitos ? besitos - balance : 0;
  return {
    text: blocks(
      planLines(plan, words),
      besitos !== null && balance !== undefined && words.say('you-have', { amount: balance }),
      short > 0 && words.say('not-enough', { missing: short }),
    ),
    keyboard: [
      stars === null ? [] : [{ text: words.label('pay-stars', { stars }), order: 'stars' }],
      besitos === null || short > 0
        ? []
        : [{ text: words.label('pay-besitos', { besitos }), order: 'besitos' }],
      trialDays === null ? [] : [{ text: words.label('pay-trial', { days: trialDays }), order: 'trial' }],
      [{ text: words.label('button-back'), show: 'vip' }],
    ],
    draft: { planId: plan.planId },
  };
}

function cancelScreen(subscription: Subscription | null, words: Words, who: Who): Partial<Screen> {
  if (!subscription) return {};
  return {
    text: words.say('vip-cancel-ask', { until: dateText(subscription.until, who) }),
    keyboard: [
      [{ text: words.label('vip-cancel-yes'), order: 'cancel' }],
      [{ text: words.label('button-back'), show: 'vip' }],
    ],
  };
}
