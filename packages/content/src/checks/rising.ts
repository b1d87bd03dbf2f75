import { z } from 'zod';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import { TIERS } from '../schema/tiers.ts';
import { t } from '../texts.ts';
import type { Check } from './check.ts';
import { entriesAt } from './entries.ts';

/** Each tier of an achievement is higher than the one before it, and asks for more. */
export const tiersRise: Check = (files) =>
  files.of('achievement').flatMap((file) =>
    entriesAt(file, ['tiers']).flatMap((_, index) => {
      if (index === 0) return [];
      return [
        ...tierRises(file, index),
        ...rises(file, ['tiers'], 'count', index, 1),
        ...rises(file, ['tiers'], 'xp', index, 0),
      ];
    }),
  );

/** The first level starts at 0, and each one later than the one before it. */
export const levelsRise: Check = (files) =>
  files.of('levels').flatMap((file) =>
    entriesAt(file, ['levels']).flatMap((path, index) => {
      if (index > 0) return rises(file, ['levels'], 'xp', index, 1);
      const first = file.part([...path, 'xp'], z.int());
      if (first === undefined || first === 0) return [];
      return file.mistake([...path, 'xp'], t('level.first'), t('write', { value: 'xp: 0' }));
    }),
  );

function tierRises(file: ParsedFile, index: number): Mistake[] {
  const tier = z.enum(TIERS);
  const [before, here] = [
    file.part(['tiers', index - 1, 'tier'], tier),
    file.part(['tiers', index, 'tier'], tier),
  ];
  if (!before || !here || TIERS.indexOf(here) > TIERS.indexOf(before)) return [];
  const higher = TIERS.slice(TIERS.indexOf(before) + 1);
  const instead = higher.length ? t('write', { value: `tier: ${higher[0]}` }) : t('tier.instead');
  return [file.mistake(['tiers', index, 'tier'], t('tier.order', { here, before }), instead)];
}

/** A mistake where a field of a list's entry is not at least `by` more than in the one before it. */
export function rises(file: ParsedFile, list: [string], field: string, index: number, by: 0 | 1): Mistake[] {
  const path = [...list, index, field];
  const [before, here] = [file.part([...list, index - 1, field], z.int()), file.part(path, z.int())];
  if (before === undefined || here === undefined || here >= before + by) return [];
  const problem = t(by ? 'rises.not-more' : 'rises.less', { here, before });
  return [file.mistake(path, problem, t('rises.instead', { field, value: before + by }))];
}
