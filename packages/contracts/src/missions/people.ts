import { defineForgetting } from '../values/forgetting.ts';
import { defineExport } from '../values/person-export.ts';

/** Everything the missions service keeps of a person. */
export const ExportMissionsPerson = defineExport(
  'missions',
  'Everything the missions service keeps of a person',
  {
    progress: [{ day: '2026-11-21', missions: {} }],
  },
);

/** Forgets the next of the documents of a person who was erased. */
export const ForgetMissionsPerson = defineForgetting('missions');
