import { AccessOf, AchievementsOf, Balance, CheckAccess, FindUser, SubscriptionOf } from '@yabot/contracts';
import { blocks, lines } from '../../conversation/texts/html.ts';
import type { Words } from '../../conversation/texts/words.ts';
import { ageNote } from '../age-note.ts';
import { ask, type Button, feature, known, type Screen, type Who } from '../feature.ts';
import { backRow } from '../pages.ts';
import { dateText } from '../times.ts';
import { accessLines, doorButtons, resourceScreen } from './access.ts';
import { giftHowScreen, giftPlanScreen, giftScreen } from './gift.ts';
import { VIP_ORDERS } from './orders.ts';
import { payScreen, planButton, planLines, planScreen } from './plans.ts';

type Offer = typeof SubscriptionOf.sampleResult;
type Subscription = NonNullable<Offer['subscription']>;

/** A page of VIP: of a plan, of paying it with besitos, of a resource, of a gift, of ending it. */
export type VipPage =
  | { readonly kind: 'main' | 'cancel' | 'gift' }
  | { readonly kind: 'plan' | 'pay'; readonly planId: string }
  | { readonly kind: 'resource'; readonly resource: string }
  | { readonly kind: 'gift-to'; readonly username: string }
  | { readonly kind: 'gift-plan'; readonly username: string; readonly index: number; readonly pay: boolean };

const GIFT = /^(?:(gift|besitos)\.(\d{1,2}))?@(\w{1,32})$/;

/** Reads the page: ids of plans and resources stand in it, and the place of a plan where a username leaves no room. */
export function pageIn(page: string): VipPage {
  const [, how, index, username] = GIFT.exec(page) ?? [];
  if (username && index !== undefined)
    return { kind: 'gift-plan', username, index: Number(index), pay: how === 'besitos' };
  if (username) return { kind: 'gift-to', username };
  const [kind, id] = page.split('.');
  if (kind === 'pay' && id) return { kind, planId: id };
  if (kind === 'door' && id) return { kind: 'resource', resource: id };
  if (page === 'cancel' || page === 'gift') return { kind: page };
  return page === '' ? { kind: 'main' } : { kind: 'plan', planId: page };
}

export const vip = feature({
  command: 'vip',
  aliases: [],
  opens: (words) => (/^@\w{1,32}$/.test(words) ? words : ''),
  asks: ({ userId }, page) => {
    const at = pageIn(page);
    const needsAccess = at.kind === 'main' || at.kind === 'resource';
    return {
      offer: ask(SubscriptionOf, { userId }),
      balance: ask(Balance, { userId }),
      access: needsAccess ? ask(AccessOf, { userId }) : undefined,
      achievements: needsAccess ? ask(AchievementsOf, { userId }) : undefined,
      decision: at.kind === 'resource' ? ask(CheckAccess, { userId, resource: at.resource }) : undefined,
      person: 'username' in at ? ask(FindUser, { username: at.username }) : undefined,
    };
  },
  view: (answers, words, who, page) => {
    const { access, achievements, decision, person } = answers;
    const at = pageIn(page);
    if (at.kind === 'resource' && access && decision)
      return resourceScreen(at.resource, { access, achievements, decision }, words, who);
    const told = known(answers.offer);
    if (!told) return { text: words.say('vip-away'), keyboard: [backRow(words)] };
    const balance = known(answers.balance)?.available;
    if (at.kind === 'gift') return giftHowScreen(words);
    if (at.kind === 'gift-to' && person) return giftScreen(told.plans, person, at.username, words, who);
    if (at.kind === 'gift-plan' && person)
      return giftPlanScreen({ plan: told.plans[at.index], person, balance, at }, words, who);
    if (at.kind === 'cancel' && told.subscription) return cancelScreen(told.subscription, words, who);
    const plan = 'planId' in at ? told.plans.find(({ planId }) => planId === at.planId) : undefined;
    if (plan) return at.kind === 'pay' ? payScreen(plan, balance, words) : planScreen(plan, balance, words);
    return {
      text: blocks(
        told.subscription ? standing(told.subscription, words, who) : words.say('vip-none'),
        access && accessLines(access, achievements, words, who),
        ...told.plans.map((each) => planLines(each, words)),
        told.plans.length === 0 && words.say('vip-no-plans'),
        ageNote(words, who, answers.offer),
      ),
      keyboard: [
        ...doorButtons(access, words),
        ...told.plans.filter(({ offered }) => offered).map((each) => [planButton(each, words)]),
        [
          ...(told.plans.length > 0 ? [giftButton(words)] : []),
          ...(isRunning(told.subscription) ? [cancelButton(words)] : []),
        ],
        backRow(words),
      ],
    };
  },
  orders: VIP_ORDERS,
});

const giftButton = (words: Words): Button => ({ text: words.label('vip-gift'), show: 'vip', page: 'gift' });
const cancelButton = (words: Words): Button => ({
  text: words.label('vip-cancel'),
  show: 'vip',
  page: 'cancel',
});

const isRunning = (subscription: Subscription | null) =>
  subscription !== null && ['active', 'trial', 'grace'].includes(subscription.state);

function standing({ title, state, until, accessUntil }: Subscription, words: Words, who: Who) {
  return lines(
    words.say('vip-title', { title: title?.[words.language] ?? words.label('vip') }),
    words.say(`vip-${state}`, { until: dateText(until, who), access: dateText(accessUntil, who) }),
  );
}

const cancelScreen = ({ until }: Subscription, words: Words, who: Who): Screen => ({
  text: words.say('vip-cancel-ask', { until: dateText(until, who) }),
  keyboard: [
    [{ text: words.label('vip-cancel-yes'), order: 'cancel' }],
    [{ text: words.label('button-back'), show: 'vip' }],
  ],
});
