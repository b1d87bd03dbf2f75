import type { Content, MissionDefinition } from '@yabot/content';
import { compile, type Definitions } from '../src/rules/definitions.ts';
import { newProgress, type Progress } from '../src/rules/progress.ts';

export const USER = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d';
export const GROUP = -1001;

/** A mission: one reaction, once, for everybody; with some fields replaced. */
export function mission(id: string, patch: Partial<MissionDefinition> = {}): MissionDefinition {
  return {
    id,
    title: { es: id, en: id },
    description: { es: id, en: id },
    trigger: { event: 'gateway.reaction-added' },
    target: { count: 1 },
    window: 'once',
    assign: { on: 'first-event' },
    reward: { besitos: 10 },
    order: 1,
    ...patch,
  };
}

/** What a community in Madrid says about these missions and reaction rules. */
export function definitions(
  missions: readonly MissionDefinition[],
  { reactions = { dailyCap: 100, rules: [] }, version = 'v1' }: Partial<Content> & { version?: string } = {},
): Definitions {
  const community = {
    name: 'Casa',
    language: 'es',
    timeZone: 'Europe/Madrid',
    groups: [{ id: GROUP, title: 'Casa', posts: [] }],
  } as const;
  const content = {
    community,
    missions,
    reactions,
    achievements: [],
    levels: [],
    gift: null,
    trivia: [],
  } as unknown as Content;
  return compile({ content, version });
}

/** A row nobody may change. */
export function frozen<Row extends object>(row: Row): Row {
  for (const value of Object.values(row)) if (value !== null && typeof value === 'object') frozen(value);
  return Object.freeze(row);
}

export function someone(patch: Partial<Progress> = {}): Progress {
  return frozen({ ...newProgress(USER), ...patch });
}

/** The names of what was decided, in order. */
export function namesOf({ emit }: { emit: readonly { definition: { name: string } }[] }): string[] {
  return emit.map(({ definition }) => definition.name);
}
