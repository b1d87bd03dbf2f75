import type { Balance, MissionsOf } from '@yabot/contracts';
import { blocks } from '../../conversation/texts/html.ts';
import type { Words } from '../../conversation/texts/words.ts';
import { known, type Screen, type Told, type Who } from '../feature.ts';
import { dayText } from '../times.ts';

type Mission = (typeof MissionsOf.sampleResult)['missions'][number];

/** Asks whether somebody wants to pay for mending a streak; nothing is spent before they say so. */
export function repairScreen(
  { missionId, title, streak }: Mission,
  balance: Told<typeof Balance.sampleResult> | undefined,
  words: Words,
  _: Who,
): Screen {
  const back = [{ text: words.label('button-back'), show: 'misiones' }];
  const repair = streak?.repair;
  if (!repair || repair.ordered) return { text: words.say('streak-repair-none'), keyboard: [back] };
  const { besitos, days, until } = repair;
  const available = balance && known(balance)?.available;
  const affordable = available === undefined || available >= besitos;
  return {
    text: blocks(
      words.say('streak-repair-ask', {
        title: title[words.language],
        days,
        besitos,
        until: dayText(until, words),
      }),
      available !== undefined && words.say('you-have', { amount: available }),
      !affordable && words.say('not-enough', { missing: besitos - available }),
    ),
    keyboard: [
      affordable ? [{ text: words.label('streak-repair-yes', { besitos }), order: 'repair' }] : [],
      back,
    ],
    draft: { missionId, besitos },
  };
}
