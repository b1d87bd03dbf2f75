import type { AchievementsOf } from '@yabot/contracts';
import type { Picture } from '@yabot/pictures';
import type { Words } from '../conversation/texts/words.ts';
import { placeOfName } from '../rules/named-text.ts';

type Level = typeof AchievementsOf.sampleResult;

const TIERS = ['gold', 'silver', 'bronze'] as const;

/**
 * A profile card; whose it is is named when it is sent.
 * @param besitos their balance, and `streak` the days in a row with a gift; left out where it is not known
 */
export function cardPicture(
  { xp, level, achievements, secrets = 0 }: Level,
  { besitos, streak = 0 }: { readonly besitos?: number | undefined; readonly streak?: number | undefined },
  words: Words,
): Picture {
  const { number, title, from, next } = level;
  const badges = TIERS.flatMap((tier) =>
    achievements.filter((each) => each.tier === tier).map(({ badge: emoji }) => ({ emoji, tier })),
  );
  return {
    kind: 'profile',
    name: placeOfName(0),
    nameless: words.label('somebody'),
    level: words.label('picture-level', { number, title: title[words.language] }),
    share: next === null ? 1 : (xp - from) / (next - from),
    progress: words.label(next === null ? 'picture-xp-highest' : 'picture-xp', { xp, next: next ?? xp }),
    facts: [
      ...(besitos === undefined ? [] : [words.label('picture-besitos', { amount: besitos })]),
      ...(streak > 1 ? [words.label('picture-streak', { days: streak })] : []),
      words.label('picture-achievements', { earned: badges.length, all: achievements.length + secrets }),
    ],
    badges,
  };
}
