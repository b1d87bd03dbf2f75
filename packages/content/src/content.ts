import type { Access } from './schema/access.ts';
import type { AchievementDefinition } from './schema/achievement.ts';
import type { Community } from './schema/community.ts';
import type { Economy } from './schema/economy.ts';
import type { GiftTable } from './schema/gift.ts';
import type { Level } from './schema/levels.ts';
import type { MissionDefinition } from './schema/mission.ts';
import type { Plans } from './schema/plans.ts';
import type { Reactions } from './schema/reactions.ts';
import type { Season } from './schema/season.ts';
import type { TriviaBank } from './schema/trivia.ts';

/** All content of a community, checked. */
export interface Content {
  readonly community: Community;
  readonly reactions: Reactions;
  /** By `order`, then by id. */
  readonly missions: readonly MissionDefinition[];
  /** By id. */
  readonly achievements: readonly AchievementDefinition[];
  /** From the lowest. */
  readonly levels: readonly Level[];
  /** Null where there is no daily gift. */
  readonly gift: GiftTable | null;
  /** By id. */
  readonly trivia: readonly TriviaBank[];
  readonly economy: Economy;
  readonly plans: Plans;
  readonly access: Access;
  /** From the earliest; no two overlap. */
  readonly seasons: readonly Season[];
}
