import { accessSchema } from '../schema/access.ts';
import { achievementSchema } from '../schema/achievement.ts';
import { communitySchema } from '../schema/community.ts';
import { economySchema } from '../schema/economy.ts';
import { giftSchema } from '../schema/gift.ts';
import { levelsSchema } from '../schema/levels.ts';
import { missionSchema } from '../schema/mission.ts';
import { plansSchema } from '../schema/plans.ts';
import { reactionsSchema } from '../schema/reactions.ts';
import { seasonSchema } from '../schema/season.ts';
import { triviaSchema } from '../schema/trivia.ts';

/** The shape of each kind of file. */
export const SCHEMAS = {
  community: communitySchema,
  reactions: reactionsSchema,
  levels: levelsSchema,
  gift: giftSchema,
  economy: economySchema,
  plans: plansSchema,
  access: accessSchema,
  mission: missionSchema,
  achievement: achievementSchema,
  trivia: triviaSchema,
  season: seasonSchema,
} as const;

/** What a content file is about. */
export type Kind = keyof typeof SCHEMAS;

/** The files there is exactly one of. */
export const SINGLE_FILES = {
  'community.yaml': 'community',
  'reactions.yaml': 'reactions',
  'levels.yaml': 'levels',
} as const satisfies Record<string, Kind>;

/** The files there may be one of: without it there is nothing of that kind. */
export const OPTIONAL_FILES = {
  'gift.yaml': 'gift',
  'economy.yaml': 'economy',
  'plans.yaml': 'plans',
  'access.yaml': 'access',
} as const satisfies Record<string, Kind>;

const FILES: Readonly<Record<string, Kind>> = { ...SINGLE_FILES, ...OPTIONAL_FILES };

/** The folders with one file a definition. */
export const FOLDERS = {
  missions: 'mission',
  achievements: 'achievement',
  trivia: 'trivia',
  seasons: 'season',
} as const satisfies Record<string, Kind>;

/** What a file is about, by its place; undefined when nobody reads it there. */
export function kindOf(file: string): Kind | undefined {
  if (Object.hasOwn(FILES, file)) return FILES[file];
  const [folder = '', name = '', ...deeper] = file.split('/');
  if (deeper.length > 0 || !name.endsWith('.yaml') || !Object.hasOwn(FOLDERS, folder)) return undefined;
  return FOLDERS[folder as keyof typeof FOLDERS];
}

/** The id a definition has by the name of its file. */
export function idOf(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.ya?ml$/, '');
}
