import { lateDuplicates } from './p08-late-duplicates.ts';
import { onePercentPoison } from './p12-poison.ts';
import { replayedLetters } from './p13-replay.ts';
import { noStorm } from './p14-no-storm.ts';
import { hungInstance } from './p15-hung-instance.ts';
import { halfOpenLinks } from './p19-half-open.ts';
import { frozenConsumer } from './p20-frozen-consumer.ts';
import { brokerGap } from './p21-broker-gap.ts';
import { twoVersions } from './p24-versions.ts';
import { startOrder } from './p28-start-order.ts';
import { gracefulStop } from './p29-graceful-stop.ts';
import type { Scenario } from './scenario.ts';

/** Promises about messages, instances and servers. */
export const MESSAGING_SCENARIOS: readonly Scenario[] = [
  lateDuplicates,
  onePercentPoison,
  replayedLetters,
  noStorm,
  hungInstance,
  halfOpenLinks,
  frozenConsumer,
  brokerGap,
  twoVersions,
  startOrder,
  gracefulStop,
];
