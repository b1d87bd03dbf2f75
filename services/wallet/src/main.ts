import { runService } from '@yabot/service-kit';
import { wallet } from './wallet.service.ts';

await runService(wallet);
