import type { FindUser } from '@yabot/contracts';
import { blocks, html } from '../../conversation/texts/html.ts';
import { refusalText } from '../../conversation/texts/refusal-text.ts';
import type { Words } from '../../conversation/texts/words.ts';
import { harmless } from '../../rules/people.ts';
import { type Button, known, type Screen, type Told, type Who } from '../feature.ts';
import { balanceLines, missingFor, type Plan, planLines } from './plans.ts';

type Person = Told<typeof FindUser.sampleResult>;

const backTo = (page: string, words: Words): Button[] => [
  { text: words.label('button-back'), show: 'vip', page },
];

/** How somebody is named who is to be given VIP. */
export const giftHowScreen = (words: Words): Screen => ({
  text: words.say('vip-gift-how'),
  keyboard: [[{ text: words.label('button-back'), show: 'vip' }]],
});

/** Which plan somebody is given. */
export function giftScreen(
  plans: readonly Plan[],
  person: Person,
  username: string,
  words: Words,
  { userId }: Who,
): Screen {
  const found = known(person);
  if (!found || found.userId === userId) return nobodyScreen(person, username, words);
  return {
    text: blocks(
      words.say('vip-gift-which', { name: harmless(found.firstName) }),
      // Nobody is given a trial.
      ...plans.map((plan) => planLines({ ...plan, trialDays: null }, words)),
    ),
    keyboard: [
      ...plans.map(({ title }, index): Button[] => [
        {
          text: words.label('plan-choose', { title: title[words.language] }),
          ...to('gift', index, username),
        },
      ]),
      backTo('gift', words),
    ],
  };
}

const to = (how: 'gift' | 'besitos', index: number, username: string) => ({
  show: 'vip',
  page: `${how}.${index}@${username}`,
});

/** How a gift is paid; nothing is spent before who it is for and what it costs was seen. */
export function giftPlanScreen(
  {
    plan,
    person,
    balance,
    at,
  }: {
    plan: Plan | undefined;
    person: Person;
    balance: number | undefined;
    at: { username: string; index: number; pay: boolean };
  },
  words: Words,
  { userId }: Who,
): Screen {
  const found = known(person);
  if (!plan || !found || found.userId === userId) return nobodyScreen(person, at.username, words);
  const { planId, stars, besitos, days } = plan;
  const draft = { planId, giftTo: found.userId };
  const values = { name: harmless(found.firstName), title: plan.title[words.language], days };
  const price = besitos ?? 0;
  const affordable = besitos !== null && missingFor(besitos, balance) === 0;
  if (at.pay)
    return {
      text: blocks(
        words.say('vip-gift-ask', { ...values, besitos: price }),
        balanceLines(plan, balance, words),
        affordable && balance !== undefined && words.say('left-after', { amount: balance - price }),
      ),
      keyboard: [
        affordable ? [{ text: words.label('vip-gift-yes', { besitos: price }), order: 'besitos' }] : [],
        backTo(`gift.${at.index}@${at.username}`, words),
      ],
      draft,
    };
  return {
    text: blocks(words.say('vip-gift-plan', values), balanceLines(plan, balance, words)),
    keyboard: [
      stars === null ? [] : [{ text: words.label('pay-stars', { stars }), order: 'stars' }],
      affordable
        ? [{ text: words.label('pay-besitos', { besitos: price }), ...to('besitos', at.index, at.username) }]
        : [],
      backTo(`@${at.username}`, words),
    ],
    draft,
  };
}

function nobodyScreen(person: Person, username: string, words: Words): Screen {
  const text =
    person.state === 'refused' && person.refusal.code !== 'user-unknown'
      ? html`${refusalText(person.refusal, words)}`
      : person.state === 'refused'
        ? words.say('transfer-nobody', { username })
        : known(person)
          ? words.say('vip-gift-oneself')
          : words.say('vip-away');
  return { text, keyboard: [backTo('gift', words)] };
}
