import { ClaimGift, GiftOf, GiftProof } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import { ageNote } from './age-note.ts';
import { ask, type Button, feature, known, ordering, type Screen, type Who } from './feature.ts';
import { backToGift, isProof, numberIn, proofScreen } from './gift-proof.ts';
import { backRow } from './pages.ts';
import { clockTime, leftUntil } from './times.ts';

type Gift = typeof GiftOf.sampleResult;
type Claimed = NonNullable<Gift['last']>;

export const gift = feature({
  command: 'regalo',
  aliases: ['gift'],
  asks: ({ userId }, page) => ({
    gift: ask(GiftOf, { userId }),
    proof: isProof(page) ? ask(GiftProof, { userId, ...numberIn(page) }) : undefined,
  }),
  view: (answers, words, who, page) => {
    if (answers.gift.state === 'refused') return { text: words.say('gift-none'), keyboard: [backRow(words)] };
    const told = known(answers.gift);
    if (!told) return { text: words.say('gift-away'), keyboard: [backRow(words)] };
    if (page === 'odds') return oddsScreen(told, words);
    if (isProof(page) && answers.proof) return proofScreen(answers.proof, told.last?.number ?? 0, words, who);
    return {
      text: blocks(waiting(told, words, who), ageNote(words, who, answers.gift)),
      keyboard: [
        told.ready ? [openButton(words)] : [],
        moreButtons(told.last !== null, words),
        backRow(words),
      ],
    };
  },
  orders: {
    open: ordering({
      order: (_, { userId }, { key }) => ClaimGift.of({ userId }, { key }),
      done: ({ alreadyClaimed, gift: opened, nextAt }, words, who) => ({
        screen: openedScreen(opened, { alreadyClaimed, nextAt }, words, who),
      }),
    }),
  },
});

const openButton = (words: Words): Button => ({ text: words.label('gift-open'), order: 'open' });

const moreButtons = (hasOne: boolean, words: Words): Button[] => [
  { text: words.label('gift-odds'), show: 'regalo', page: 'odds' },
  ...(hasOne ? [{ text: words.label('gift-proof'), show: 'regalo', page: 'proof' }] : []),
];

function waiting(told: Gift, words: Words, who: Who) {
  const { ready, nextAt, streak, streakUntil, nextBonus, last } = told;
  return lines(
    words.say('gift-title'),
    ready
      ? words.say('gift-ready')
      : words.say('gift-later', next(nextAt ?? who.now.toISOString(), words, who)),
    streak > 0 && words.say('gift-streak', { days: streak }),
    ready && nextBonus > 0 && words.say('gift-next-bonus', { besitos: nextBonus }),
    ready &&
      streak > 0 &&
      streakUntil !== null &&
      words.say('gift-streak-until', { left: leftUntil(streakUntil, who, words) }),
    last !== null &&
      words.say('gift-last', { title: last.prize.title[words.language], besitos: last.besitos }),
  );
}

const next = (nextAt: string, words: Words, who: Who) => ({
  left: leftUntil(nextAt, who, words),
  at: clockTime(nextAt, who),
});

function openedScreen(
  { prize, bonus, besitos, streak }: Claimed,
  { alreadyClaimed, nextAt }: { readonly alreadyClaimed: boolean; readonly nextAt: string },
  words: Words,
  who: Who,
): Screen {
  return {
    text: blocks(
      alreadyClaimed && words.say('gift-already'),
      lines(
        words.say('gift-opened', { title: prize.title[words.language] }),
        words.say('gift-besitos', { besitos }),
        bonus > 0 && words.say('gift-bonus', { bonus, days: streak }),
      ),
      words.say('gift-later', next(nextAt, words, who)),
    ),
    keyboard: [moreButtons(true, words), backRow(words)],
  };
}

function oddsScreen({ prizes, bonuses }: Gift, words: Words): Screen {
  const percent = new Intl.NumberFormat(words.language, { style: 'percent', maximumFractionDigits: 1 });
  return {
    text: blocks(
      lines(
        words.say('gift-odds-title'),
        ...prizes.map(({ title, besitos, chance }) =>
          words.say('gift-chance', { title: title[words.language], besitos, chance: percent.format(chance) }),
        ),
      ),
      bonuses.length > 0 &&
        lines(
          words.say('gift-bonuses-title'),
          ...bonuses.map(({ days, besitos }) => words.say('gift-bonus-from', { days, besitos })),
        ),
      words.say('gift-fair'),
    ),
    keyboard: [backToGift(words)],
  };
}
