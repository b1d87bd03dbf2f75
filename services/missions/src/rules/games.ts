import type { Content, TriviaBank } from '@yabot/content';
import type { Language, StreakBonus, WeightedPrize } from '@yabot/contracts';

/** What a gift can be, and what coming back pays besides. */
export interface GiftOdds {
  readonly prizes: readonly WeightedPrize[];
  /** From the shortest row to the longest. */
  readonly bonuses: readonly StreakBonus[];
}

/** What the content says about the daily gift and trivia, prepared once a version. */
export interface Games {
  /** Null where there is no daily gift. */
  readonly gift: GiftOdds | null;
  readonly banks: ReadonlyMap<string, TriviaBank>;
  /** The groups of the community. */
  readonly chats: ReadonlySet<number>;
  /** In which questions are asked in the groups. */
  readonly language: Language;
}

export function compileGames({
  gift,
  trivia,
  community,
}: Pick<Content, 'gift' | 'trivia' | 'community'>): Games {
  return {
    gift: gift && {
      prizes: gift.prizes.map(({ id, ...prize }) => ({ prizeId: id, ...prize })),
      bonuses: gift.streak,
    },
    banks: new Map(trivia.map((bank) => [bank.id, bank])),
    chats: new Set(community.groups.map(({ id }) => id)),
    language: community.language,
  };
}
