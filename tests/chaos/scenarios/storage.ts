import { powerCut } from './p02-power-cut.ts';
import { damagedStream } from './p16-damaged-stream.ts';
import { lostStream } from './p17-lost-stream.ts';
import { fullDisk } from './p22-full-disk.ts';
import type { Scenario } from './scenario.ts';

/** What happens to disks. */
export const STORAGE_SCENARIOS: readonly Scenario[] = [powerCut, damagedStream, lostStream, fullDisk];
