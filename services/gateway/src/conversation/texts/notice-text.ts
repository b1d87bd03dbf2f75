import type { LocalizedText } from '@yabot/contracts';
import { dayText } from '../../features/times.ts';
import type { Earned } from '../../rules/earned.ts';
import { blocks, type Html, lines } from './html.ts';
import { progressBar } from './progress-bar.ts';
import { reasonLabel } from './reason-label.ts';
import type { Words } from './words.ts';

/** After this, what was earned is told as a summary of the time somebody was away. */
const AWAY_MS = 10 * 60_000;
const STEPS_TOLD = 4;

/**
 * What somebody earned, in one message.
 * @param mentioned what else is told, a line each
 */
export function noticeText(
  earned: Earned,
  words: Words,
  waitedMs: number,
  mentioned: readonly Html[] = [],
): Html {
  const { besitos, reasons = {}, balance, cap, unnamed } = earned;
  return blocks(
    waitedMs > AWAY_MS && words.say('notice-while-away'),
    lines(
      besitos > 0 && words.say('notice-besitos', { amount: besitos, balance: balance ?? besitos }),
      why(reasons, words),
      ...stepLines(earned, words),
    ),
    lines(...celebrations(earned, words)),
    lines(...mentioned),
    ...fromBefore(earned, words),
    cap !== undefined && words.say('notice-cap', { cap }),
    unnamed > 0 && words.say('notice-more', { count: unnamed }),
  );
}

function stepLines({ steps }: Earned, words: Words): Html[] {
  return steps.slice(-STEPS_TOLD).map(({ title, progress, target }) => {
    const bar = progressBar(progress, target);
    return words.say('notice-step', { title: title[words.language], progress, target, bar });
  });
}

function celebrations({ completed, achievements, level }: Earned, words: Words): Html[] {
  const titled = ({ title }: { title: LocalizedText }) => title[words.language];
  return [
    ...completed.flatMap((mission) => [
      words.say('notice-completed', { title: titled(mission) }),
      ...(mission.claim ? [waitingReward(mission.claim.until, words)] : []),
    ]),
    ...achievements.map((achievement) => {
      const tier = words.label(`tier-${achievement.tier}`);
      return words.say('notice-achievement', { title: titled(achievement), badge: achievement.badge, tier });
    }),
    ...(level ? [words.say('notice-level', { level: level.level, title: titled(level) })] : []),
  ];
}

const waitingReward = (until: string | null, words: Words) =>
  until === null
    ? words.say('notice-claim')
    : words.say('notice-claim-until', { until: dayText(until, words) });

/** What came of what they did before, and what they have now where that is not told yet. */
function fromBefore({ before, besitos, balance }: Earned, words: Words): (Html | false)[] {
  if (!before) return [];
  const { besitos: gained, missions = 0, achievements, level } = before;
  const parts = [
    ...(missions > 0 ? [words.label('notice-before-missions', { count: missions })] : []),
    ...(achievements > 0 ? [words.label('notice-before-achievements', { count: achievements })] : []),
    ...(level === null ? [] : [words.label('notice-before-level', { level })]),
    ...(gained > 0 ? [words.label('reward-besitos', { besitos: gained })] : []),
  ];
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' });
  return [
    words.say('notice-before', { parts: list.format(parts) }),
    gained > 0 && besitos === 0 && balance !== null && words.say('you-have', { amount: balance }),
  ];
}

/** What the besitos were for; nothing when all of them are for reactions, as followers know that. */
function why(reasons: Readonly<Record<string, number>>, words: Words): Html | undefined {
  const parts = Object.entries(reasons);
  const [first] = parts;
  if (!first || (parts.length === 1 && first[0] === 'reaction')) return undefined;
  const told = parts.map(([reason, amount]) => {
    const label = reasonLabel(reason, words);
    return parts.length === 1 ? label : `${amount} ${label}`;
  });
  return words.say('notice-why', { reasons: told.join(' · ') });
}
