import { powerCut } from './p02-power-cut.ts';
import { damagedStream } from './p16-damaged-stream.ts';
import { lostStream } from './p17-lost-stream.ts';
import { natsAway } from './p18-nats-away.ts';
import { fullDisk } from './p22-full-disk.ts';
import { everyFaultTells } from './p35-alerts.ts';
import type { Scenario } from './scenario.ts';

/** Every promise that needs a course of its own. */
export const SCENARIOS: readonly Scenario[] = [
  powerCut,
  damagedStream,
  lostStream,
  natsAway,
  fullDisk,
  everyFaultTells,
];
