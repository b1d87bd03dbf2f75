import { runService } from '@yabot/service-kit';
import { gateway } from './gateway.service.ts';

await runService(gateway);
