import type { TransferAllowance } from '@yabot/contracts';
import type { Html } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import type { Who } from './feature.ts';
import { dateText } from './times.ts';

type Allowance = typeof TransferAllowance.sampleResult;

/** What somebody can send today; or from when on. */
export function allowanceText(allowance: Allowance, words: Words, who: Who): Html {
  const { most, left } = allowance;
  return obstacleTo(1, allowance, words, who) ?? words.say('transfer-allowance', { most, left });
}

/** Why an amount cannot be sent now, and when it can; undefined when nothing is in its way but what there is. */
export function obstacleTo(
  amount: number,
  { most, mostPerDay, left, from, barred }: Allowance,
  words: Words,
  who: Who,
): Html | undefined {
  if (barred) return words.say('refusal-transfers-barred');
  if (from !== null) return words.say('refusal-account-too-new', { from: dateText(from, who) });
  if (amount > most) return words.say('refusal-transfer-too-large', { most });
  return amount > left ? words.say('refusal-transfer-day-limit', { mostPerDay, left }) : undefined;
}
