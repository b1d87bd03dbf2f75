import { ExportMissionsPerson } from '@yabot/contracts';
import { exportingPerson } from '@yabot/service-kit';
import { ofPerson } from '../of-person.ts';

export const exportPerson = exportingPerson(ExportMissionsPerson, ofPerson);
