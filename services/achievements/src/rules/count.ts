import { type AchievementDefinition, isBanned } from '@yabot/content';
import { AchievementUnlocked, Credit, type EmittedEvent, type SentCommand } from '@yabot/contracts';
import type { Definitions } from './definitions.ts';
import { rise } from './levels.ts';
import { hasEarned, type Outcome, type Standing, type Tally, tallyOf } from './standing.ts';

/** Something that happened to a user. */
export interface Fact {
  /** The type of the event. */
  readonly type: string;
  readonly data: unknown;
  readonly at: Date;
}

type TierDefinition = AchievementDefinition['tiers'][number];

/** A tier that was just earned. */
interface Unlock {
  readonly achievement: AchievementDefinition;
  readonly tier: TierDefinition;
}

/** What an event means for the achievements of a user. Who is banned earns nothing. */
export function count(standing: Standing, fact: Fact, definitions: Definitions): Outcome {
  const counting = definitions.counting.matching(fact.type, fact.data);
  if (counting.length === 0 || isBanned(standing.ban, fact.at)) return { standing, emit: [], send: [] };
  const unlocks: Unlock[] = [];
  const tallies = counting.map((achievement) => {
    const { tally, tiers } = oneMore(tallyOf(standing, achievement.id), achievement, fact.at);
    for (const tier of tiers) unlocks.push({ achievement, tier });
    return [achievement.id, tally] as const;
  });
  const xp = unlocks.reduce((sum, { tier }) => sum + tier.xp, standing.xp);
  const achievements = { ...standing.achievements, ...Object.fromEntries(tallies) };
  const risen = rise({ ...standing, xp, achievements }, definitions.levels);
  const { userId } = standing;
  return {
    standing: risen.standing,
    emit: [...unlocks.map((unlock) => unlocked(userId, unlock)), ...risen.emit],
    send: unlocks.flatMap((unlock) => reward(userId, unlock)),
  };
}

/** The tally with one more counted, and the tiers this earns. */
function oneMore(tally: Tally, { tiers }: AchievementDefinition, at: Date) {
  const count = tally.count + 1;
  const reached = tiers.filter((tier) => tier.count <= count && !hasEarned(tally, tier.tier));
  const earned = reached.map(({ tier }) => ({ tier, at: at.toISOString() }));
  return { tally: { count, earned: [...tally.earned, ...earned] }, tiers: reached };
}

function unlocked(userId: string, { achievement, tier: { tier, xp, besitos } }: Unlock): EmittedEvent {
  const { id, title, badge } = achievement;
  const reward = { besitos: besitos ?? 0 };
  return AchievementUnlocked.of({ userId, achievementId: id, title, badge, tier, xp, reward });
}

function reward(userId: string, { achievement, tier }: Unlock): SentCommand[] {
  if (!tier.besitos) return [];
  const cause = `achievement:${achievement.id}:${tier.tier}:${userId}`;
  return [Credit.of({ userId, amount: tier.besitos, reason: 'achievement', cause }, { key: cause })];
}
