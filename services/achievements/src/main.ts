import { runService } from '@yabot/service-kit';
import { achievements } from './achievements.service.ts';

await runService(achievements);
