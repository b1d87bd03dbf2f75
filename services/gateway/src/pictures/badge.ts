import type { Picture, Tier } from '@yabot/pictures';
import type { Words } from '../conversation/texts/words.ts';
import type { Earned } from '../rules/earned.ts';

const RANK: Readonly<Record<Tier, number>> = { bronze: 1, silver: 2, gold: 3 };

/** The badge that is shown with what somebody earned: of the highest tier, and of these the last. */
export function badgeOf({ achievements }: Pick<Earned, 'achievements'>, words: Words): Picture | undefined {
  const best = achievements.reduce<Earned['achievements'][number] | undefined>(
    (one, other) => (one && RANK[one.tier] > RANK[other.tier] ? one : other),
    undefined,
  );
  if (!best) return undefined;
  const { badge: emoji, title, tier } = best;
  return { kind: 'badge', emoji, title: title[words.language], tier, caption: words.label(`metal-${tier}`) };
}
