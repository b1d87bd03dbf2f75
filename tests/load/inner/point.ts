import type { Latency } from '../../shared/measure/percentiles.ts';
import type { Sums } from '../journeys/sums.ts';
import { cpuSecondsOf, type UsageOverTime } from '../measure/usage-recorder.ts';
import { paced } from './paced.ts';
import type { InnerPath } from './path.ts';
import { AHEAD, sustained } from './sustained.ts';

/** The inner path measured in short, for comparing one state of a fleet with another. */
export interface InnerPoint {
  /** Flat out. */
  readonly perSecond: number;
  /** CPU time of the whole fleet for a message, flat out. */
  readonly cpuMsEach: number;
  readonly usage: UsageOverTime;
  readonly atPerSecond: number;
  readonly latencyMs: Latency;
  readonly lost: number;
  readonly doubled: number;
}

const PACED_PER_SECOND = 100;

export async function measurePoint(path: InnerPath, seconds: number): Promise<InnerPoint> {
  const { sample: _, ...flatOut } = await sustained(path, seconds, AHEAD);
  const steady = await paced(path, PACED_PER_SECOND, seconds);
  const { lost, doubled }: Sums = await path.record.sums();
  const messages = flatOut.perSecond * flatOut.seconds * flatOut.messagesEach;
  return {
    perSecond: flatOut.perSecond,
    cpuMsEach: Math.round((cpuSecondsOf(flatOut.usage.processes) * 1e6) / messages) / 1_000,
    usage: flatOut.usage,
    atPerSecond: PACED_PER_SECOND,
    latencyMs: steady.latencyMs,
    lost,
    doubled,
  };
}
