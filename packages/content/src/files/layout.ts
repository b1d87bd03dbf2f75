import { achievementSchema } from '../schema/achievement.ts';
import { communitySchema } from '../schema/community.ts';
import { levelsSchema } from '../schema/levels.ts';
import { missionSchema } from '../schema/mission.ts';
import { reactionsSchema } from '../schema/reactions.ts';
import { seasonSchema } from '../schema/season.ts';

/** The shape of each kind of file. */
export const SCHEMAS = {
  community: communitySchema,
  reactions: reactionsSchema,
  levels: levelsSchema,
  mission: missionSchema,
  achievement: achievementSchema,
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

/** The folders with one file a definition. */
export const FOLDERS = {
  missions: 'mission',
  achievements: 'achievement',
  seasons: 'season',
} as const satisfies Record<string, Kind>;

/** What a file is about, by its place; undefined when nobody reads it there. */
export function kindOf(file: string): Kind | undefined {
  if (Object.hasOwn(SINGLE_FILES, file)) return SINGLE_FILES[file as keyof typeof SINGLE_FILES];
  const [folder = '', name = '', ...deeper] = file.split('/');
  if (deeper.length > 0 || !name.endsWith('.yaml') || !Object.hasOwn(FOLDERS, folder)) return undefined;
  return FOLDERS[folder as keyof typeof FOLDERS];
}

/** The id a definition has by the name of its file. */
export function idOf(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.ya?ml$/, '');
}
