import { runService } from '@yabot/service-kit';
import { achievements } from '../../../services/achievements/src/achievements.service.ts';
import { switchedBy } from './switch.ts';

/** The achievements service as it is, whose boards can be left out for a while: by a signal they are, by another they are not. */
const followed = switchedBy(process, achievements.attach!);

await runService({ ...achievements, attach: followed });
