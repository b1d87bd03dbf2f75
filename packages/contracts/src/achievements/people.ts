import { defineForgetting } from '../values/forgetting.ts';
import { defineExport } from '../values/person-export.ts';

/** Everything the achievements service keeps of a person. */
export const ExportAchievementsPerson = defineExport(
  'achievements',
  'Everything the achievements service keeps of a person',
  { standings: [{ xp: 40, level: 2, achievements: {} }] },
);

/** Forgets the next of the documents of a person who was erased. */
export const ForgetAchievementsPerson = defineForgetting('achievements');
