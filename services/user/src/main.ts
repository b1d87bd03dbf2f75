import { runService } from '@yabot/service-kit';
import { user } from './user.service.ts';

await runService(user);
