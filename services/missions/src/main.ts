import { runService } from '@yabot/service-kit';
import { missions } from './missions.service.ts';

await runService(missions);
