import type { GiftProof } from '@yabot/contracts';
import { blocks, html, lines } from '../conversation/texts/html.ts';
import { refusalText } from '../conversation/texts/refusal-text.ts';
import type { Words } from '../conversation/texts/words.ts';
import { type Button, known, type Screen, type Told, type Who } from './feature.ts';
import { clockTime } from './times.ts';

const PROOF = /^proof(?:\.([1-9]\d{0,6}))?$/;

/** Whether a page is the proof of the last gift, `proof`, or of one by its number, `proof.<number>`. */
export const isProof = (page: string) => PROOF.test(page);

/** Which gift a page is about; the last one when it names none. */
export const numberIn = (page: string) => {
  const number = PROOF.exec(page)?.[1];
  return number === undefined ? {} : { number: Number(number) };
};

/** All by which a gift can be checked, and the way to the gifts around it. @param latest the number of the last gift */
export function proofScreen(
  proof: Told<typeof GiftProof.sampleResult>,
  latest: number,
  words: Words,
  who: Who,
): Screen {
  const told = known(proof);
  if (!told) {
    const text = proof.state === 'refused' ? refusalText(proof.refusal, words) : words.label('gift-away');
    return { text: html`${text}`, keyboard: [backToGift(words)] };
  }
  const { day, commitment, seed, number } = told;
  return {
    text: blocks(
      words.say('gift-proof-title', { number }),
      words.say('gift-proof-how', { at: clockTime(told.committedAt, who) }),
      lines(
        words.say('gift-proof-day', { day }),
        words.say('gift-proof-commitment', { commitment }),
        seed === null ? words.say('gift-proof-sealed') : words.say('gift-proof-seed', { seed }),
        words.say('gift-proof-user', { userId: told.userId }),
      ),
    ),
    keyboard: [proofButtons(number, latest, words), backToGift(words)],
  };
}

/** The proofs of the gifts before and after. */
function proofButtons(number: number, latest: number, words: Words): Button[] {
  const to = (id: string, wanted: number): Button => ({
    text: words.label(id),
    show: 'regalo',
    page: `proof.${wanted}`,
  });
  return [
    ...(number > 1 ? [to('button-previous', number - 1)] : []),
    ...(number < latest ? [to('button-next', number + 1)] : []),
  ];
}

/** The way back to the gift of today. */
export const backToGift = (words: Words): Button[] => [{ text: words.label('button-back'), show: 'regalo' }];
