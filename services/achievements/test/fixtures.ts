import type { AchievementDefinition, Content, Level, Season } from '@yabot/content';
import { compile, type Definitions } from '../src/rules/definitions.ts';
import { newStanding, type Standing } from '../src/rules/standing.ts';

export const USER = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d';

/** An achievement for the first comment, with some fields replaced. */
export function achievement(id: string, patch: Partial<AchievementDefinition> = {}): AchievementDefinition {
  return {
    id,
    title: { es: id, en: id },
    description: { es: id, en: id },
    badge: '💋',
    trigger: { event: 'gateway.comment-added' },
    tiers: [{ tier: 'bronze', count: 1, xp: 10 }],
    counts: { by: 'events' },
    requires: [],
    secret: false,
    ...patch,
  };
}

export const LEVELS: readonly Level[] = [0, 100, 150, 400].map((xp, index) => ({
  xp,
  title: { es: `Nivel ${index + 1}`, en: `Level ${index + 1}` },
}));

export function definitions(
  achievements: readonly AchievementDefinition[],
  levels: readonly Level[] = LEVELS,
  seasons: readonly Season[] = [],
): Definitions {
  const community = { timeZone: 'Europe/Madrid', boards: { hide: ['owner'] } };
  return compile({ content: { achievements, levels, seasons, community } as unknown as Content });
}

/** A row nobody may change. */
export function frozen<Row extends object>(row: Row): Row {
  for (const value of Object.values(row)) if (value !== null && typeof value === 'object') frozen(value);
  return Object.freeze(row);
}

export function someone(patch: Partial<Standing> = {}): Standing {
  return frozen({ ...newStanding(USER), ...patch });
}
