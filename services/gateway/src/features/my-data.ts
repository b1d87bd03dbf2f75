import { AchievementsOf, Balance, ErasePerson, SendPersonData, SubscriptionOf } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import {
  type Answers,
  ask,
  type Button,
  feature,
  known,
  ordering,
  type Screen,
  type Who,
} from './feature.ts';
import { dateText } from './times.ts';

const asks = ({ userId }: Who, page: string) => {
  const isLeaving = page === 'erase' || page === 'sure';
  return {
    balance: isLeaving ? ask(Balance, { userId }) : undefined,
    level: isLeaving ? ask(AchievementsOf, { userId }) : undefined,
    offer: isLeaving ? ask(SubscriptionOf, { userId }) : undefined,
  };
};

/** What is kept of somebody is theirs: to have as a file, and to have forgotten. */
export const myData = feature({
  command: 'misdatos',
  aliases: ['mydata'],
  // A pause does not take from anybody what is theirs.
  whilePaused: { pages: [''], orders: ['send'] },
  asks,
  view: (answers, words, who, page) => {
    if (page === 'erase') return eraseScreen(answers, words, who);
    if (page === 'sure') return sureScreen(answers, words);
    return {
      text: blocks(words.say('data-title'), words.say('data-what')),
      keyboard: [
        [{ text: words.label('data-send'), order: 'send' }],
        [{ text: words.label('data-erase'), show: 'misdatos', page: 'erase' }],
        [{ text: words.label('button-back'), show: 'ajustes' }],
      ],
    };
  },
  orders: {
    send: ordering({
      order: (_, { userId }, { key }) => SendPersonData.of({ userId }, { key }),
      done: ({ isNew }, words) => ({ toast: words.label(isNew ? 'data-coming' : 'data-coming-already') }),
    }),
    erase: ordering({
      order: (_, { userId }, { draft, key }) =>
        draft?.sure === true ? ErasePerson.of({ userId, by: userId, confirmed: true }, { key }) : undefined,
      done: (_, words) => ({ screen: { text: words.say('erase-done'), keyboard: [] } }),
    }),
  },
});

type Told = Answers<ReturnType<typeof asks>>;

const stay = (words: Words): Button[] => [{ text: words.label('erase-no'), show: 'misdatos' }];

/** First step: what goes for good, in numbers. */
function eraseScreen({ balance, level, offer }: Told, words: Words, who: Who): Screen {
  const held = balance && known(balance);
  const reached = level && known(level);
  const earned = reached?.achievements.filter(({ tier }) => tier !== null).length;
  const subscription = offer && known(offer)?.subscription;
  return {
    text: blocks(
      words.say('erase-title'),
      lines(
        words.say('erase-lost'),
        held && words.say('erase-besitos', { amount: held.available + held.held }),
        reached && words.say('erase-level', { level: reached.level.number, xp: reached.xp }),
        earned !== undefined && words.say('erase-achievements', { count: earned }),
        words.say('erase-missions'),
        subscription ? words.say('erase-vip', { until: dateText(subscription.accessUntil, who) }) : undefined,
      ),
      words.say('erase-kept'),
    ),
    keyboard: [
      stay(words),
      [{ text: words.label('data-send'), order: 'send' }],
      [{ text: words.label('erase-go-on'), show: 'misdatos', page: 'sure' }],
    ],
  };
}

/** Second step: the last word. */
function sureScreen({ balance }: Told, words: Words): Screen {
  const held = balance && known(balance);
  return {
    text: blocks(
      words.say('erase-sure'),
      held && words.say('erase-balance', { amount: held.available + held.held }),
    ),
    keyboard: [stay(words), [{ text: words.label('erase-yes'), order: 'erase' }]],
    draft: { sure: true },
  };
}
