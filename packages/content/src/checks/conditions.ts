import { z } from 'zod';
import { suggestion } from '../explain/suggest.ts';
import { idOf } from '../files/layout.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import type { Path } from '../path.ts';
import { tiersSchema } from '../schema/achievement.ts';
import { type ConditionDefinition, conditionSchema } from '../schema/condition.ts';
import { levelListSchema } from '../schema/levels.ts';
import { t } from '../texts.ts';
import type { Check, ContentFiles } from './check.ts';
import { entriesAt } from './entries.ts';
import { leadsTo } from './leads-to.ts';

interface Place {
  readonly path: Path;
  readonly condition: ConditionDefinition;
}

/** Every condition names an achievement, tier or level there is, and no achievement waits for itself, however far around. */
export const conditionsCanBeMet: Check = (files) => {
  const achievements = new Map(files.of('achievement').map((file) => [idOf(file.file), file]));
  const named = new Map([...achievements].map(([id, file]) => [id, achievementsNamedBy(file)]));
  return files
    .of('achievement')
    .flatMap((file) =>
      placesOf(file).flatMap((place) => [
        ...oneOfBoth(file, place),
        ...unknownLevel(file, place, files),
        ...unknownAchievement(file, place, files),
        ...unknownTier(file, place, achievements),
        ...waitsForItself(file, place, named),
      ]),
    );
};

function placesOf(file: ParsedFile): Place[] {
  return [...entriesAt(file, ['combination']), ...entriesAt(file, ['requires'])].flatMap((path) => {
    const condition = file.part(path, conditionSchema);
    return condition ? [{ path, condition }] : [];
  });
}

function oneOfBoth(file: ParsedFile, { path, condition: { achievement, level, tier } }: Place): Mistake[] {
  if ((achievement === undefined) === (level === undefined))
    return [file.mistake(path, t('condition.one'), t('condition.one-instead'))];
  if (level === undefined || tier === undefined) return [];
  return [file.mistake([...path, 'tier'], t('condition.tier-of-level'), t('write.leave-out'), 'key')];
}

function unknownLevel(
  file: ParsedFile,
  { path, condition: { level } }: Place,
  files: ContentFiles,
): Mistake[] {
  const most = files.of('levels')[0]?.part(['levels'], levelListSchema)?.length;
  if (level === undefined || most === undefined || level <= most) return [];
  return [
    file.mistake([...path, 'level'], t('condition.no-level', { level, most }), t('counts.at-most', { most })),
  ];
}

function unknownAchievement(file: ParsedFile, { path, condition }: Place, files: ContentFiles): Mistake[] {
  const known = files.idsOf('achievement');
  const { achievement: value } = condition;
  if (value === undefined || known.includes(value)) return [];
  return [
    file.mistake(
      [...path, 'achievement'],
      t('unknown.achievement', { value }),
      suggestion(value, [...known]),
    ),
  ];
}

function unknownTier(
  file: ParsedFile,
  { path, condition }: Place,
  achievements: ReadonlyMap<string, ParsedFile>,
) {
  const { achievement, tier } = condition;
  if (achievement === undefined || tier === undefined) return [];
  const tiers = achievements
    .get(achievement)
    ?.part(['tiers'], tiersSchema)
    ?.map((it) => it.tier);
  if (!tiers || tiers.includes(tier)) return [];
  return [
    file.mistake([...path, 'tier'], t('condition.no-tier', { achievement, tier }), suggestion(tier, tiers)),
  ];
}

function waitsForItself(
  file: ParsedFile,
  { path, condition }: Place,
  named: ReadonlyMap<string, readonly string[]>,
) {
  const own = file.part(['id'], z.string()) ?? idOf(file.file);
  const next = (id: string) => named.get(id) ?? [];
  if (condition.achievement === undefined || !leadsTo(condition.achievement, own, next)) return [];
  return [file.mistake([...path, 'achievement'], t('trigger.achievement'), t('condition.another'))];
}

const achievementsNamedBy = (file: ParsedFile) =>
  placesOf(file).flatMap(({ condition }) =>
    condition.achievement === undefined ? [] : [condition.achievement],
  );
