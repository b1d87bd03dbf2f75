import type { ContentFiles } from '../checks/check.ts';
import type { Content } from '../content.ts';
import { accessSchema } from '../schema/access.ts';
import { achievementSchema } from '../schema/achievement.ts';
import { communitySchema } from '../schema/community.ts';
import { DEFAULT_ECONOMY, economySchema } from '../schema/economy.ts';
import { giftSchema } from '../schema/gift.ts';
import { levelsSchema } from '../schema/levels.ts';
import { missionSchema } from '../schema/mission.ts';
import { plansSchema } from '../schema/plans.ts';
import { reactionsSchema } from '../schema/reactions.ts';
import { seasonSchema } from '../schema/season.ts';
import { triviaSchema } from '../schema/trivia.ts';

/** The content of files in which no mistake was found. */
export function assemble(files: ContentFiles): Content {
  const missions = files.of('mission').map((file) => missionSchema.parse(file.value));
  const achievements = files.of('achievement').map((file) => achievementSchema.parse(file.value));
  const [gift] = files.of('gift');
  const trivia = files.of('trivia').map((file) => triviaSchema.parse(file.value));
  const [economy] = files.of('economy');
  const seasons = files.of('season').map((file) => seasonSchema.parse(file.value));
  return {
    community: communitySchema.parse(files.of('community')[0]?.value),
    reactions: reactionsSchema.parse(files.of('reactions')[0]?.value),
    missions: missions.sort((a, b) => a.order - b.order || byId(a, b)),
    achievements: achievements.sort(byId),
    levels: levelsSchema.parse(files.of('levels')[0]?.value).levels,
    gift: gift ? giftSchema.parse(gift.value) : null,
    trivia: trivia.sort(byId),
    economy: economy ? economySchema.parse(economy.value) : DEFAULT_ECONOMY,
    plans: files.of('plans').map(({ value }) => plansSchema.parse(value))[0] ?? { plans: [], reminders: [] },
    access: accessSchema.parse(files.of('access')[0]?.value ?? { resources: [] }),
    seasons: seasons.sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
