import { z } from 'zod';
import { suggestion } from '../explain/suggest.ts';
import { idOf } from '../files/layout.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import { levelListSchema } from '../schema/levels.ts';
import { REWARD_KINDS } from '../schema/mission-reward.ts';
import { CHAIN } from '../schema/mission-rules.ts';
import { TIERS } from '../schema/tiers.ts';
import { t } from '../texts.ts';
import type { Check, ContentFiles } from './check.ts';
import { entriesAt } from './entries.ts';
import { ASSIGN_PLACE, eventNamedAt } from './trigger-places.ts';

/** What a mission requires can be had, and what it leads to waits for it. */
export const missionLinksHold: Check = (files) =>
  files
    .of('mission')
    .flatMap((file) => [
      ...requiredMissions(file, files),
      ...requiredAchievements(file, files),
      ...requiredLevel(file, files),
      ...nextMissions(file, files),
    ]);

/** Every mission gives something. */
export const missionsReward: Check = (files) =>
  files.of('mission').flatMap((file) => {
    const reward = file.part(['reward'], z.record(z.string(), z.unknown()));
    if (reward === undefined || Object.keys(reward).length > 0) return [];
    const kinds = REWARD_KINDS.map((kind) => `\`${kind}\``).join(', ');
    return file.mistake(['reward'], t('reward.nothing'), t('write.one-of', { options: kinds }));
  });

function requiredMissions(file: ParsedFile, files: ContentFiles): Mistake[] {
  return entriesAt(file, ['requires', 'missions']).flatMap((path) => unknownId(file, path, 'mission', files));
}

function unknownId(
  file: ParsedFile,
  path: readonly (string | number)[],
  kind: 'mission' | 'achievement',
  files: ContentFiles,
): Mistake[] {
  const value = file.part(path, z.string());
  const known = files.idsOf(kind);
  if (value === undefined || known.includes(value)) return [];
  return [file.mistake(path, t(`unknown.${kind}`, { value }), suggestion(value, known))];
}

function requiredAchievements(file: ParsedFile, files: ContentFiles): Mistake[] {
  return entriesAt(file, ['requires', 'achievements']).flatMap((path) => [
    ...unknownId(file, [...path, 'id'], 'achievement', files),
    ...missingTier(file, path, files),
  ]);
}

const tiersOf = z.array(z.object({ tier: z.enum(TIERS) }));

function missingTier(file: ParsedFile, path: readonly (string | number)[], files: ContentFiles): Mistake[] {
  const id = file.part([...path, 'id'], z.string());
  const tier = file.part([...path, 'tier'], z.enum(TIERS));
  const achievement = files.of('achievement').find((other) => idOf(other.file) === id);
  const tiers = achievement?.part(['tiers'], tiersOf)?.map((it) => it.tier);
  if (!tier || !tiers || tiers.some((it) => TIERS.indexOf(it) >= TIERS.indexOf(tier))) return [];
  return [
    file.mistake([...path, 'tier'], t('requires.tier', { id: id ?? '', tier }), suggestion(tier, tiers)),
  ];
}

function requiredLevel(file: ParsedFile, files: ContentFiles): Mistake[] {
  const level = file.part(['requires', 'level'], z.int());
  const highest = files.of('levels')[0]?.part(['levels'], levelListSchema)?.length;
  if (level === undefined || highest === undefined || level <= highest) return [];
  const problem = t('requires.level', { level, highest });
  return [file.mistake(['requires', 'level'], problem, t('requires.level-instead', { highest }))];
}

function nextMissions(file: ParsedFile, files: ContentFiles): Mistake[] {
  return entriesAt(file, ['next']).flatMap((path) => {
    const unknown = unknownId(file, path, 'mission', files);
    if (unknown.length > 0) return unknown;
    const id = file.part(path, z.string());
    const next = files.of('mission').find((other) => idOf(other.file) === id);
    const on = next && eventNamedAt(next, ASSIGN_PLACE);
    if (on === undefined || on === CHAIN) return [];
    return file.mistake(
      path,
      t('chain.other', { id: id ?? '', on }),
      t('chain.other-instead', { id: id ?? '' }),
    );
  });
}
