import { openLoop } from '../../shared/measure/open-loop.ts';
import { type Latency, latencyOf } from '../../shared/measure/percentiles.ts';
import type { Journeys } from '../journeys/journeys.ts';
import { type Observed, observe } from '../measure/observe.ts';
import type { InnerPath } from './path.ts';
import { Waves } from './waves.ts';

/** What a steady rate showed. */
export interface Paced extends Observed {
  readonly perSecond: number;
  readonly reactions: number;
  readonly latencyMs: Latency;
}

/** Publishes at a steady rate, each reaction at its time, and takes how long each journey took from then. */
export async function paced(path: InnerPath, perSecond: number, seconds: number): Promise<Paced> {
  const reactions = path.next(perSecond * seconds);
  const waves = new Waves(path.fleet.connection);
  const due = new Map<string, number>();
  const seen = await observe(path.fleet);
  await openLoop({
    count: reactions.length,
    perSecond,
    fire: (index, dueAt) => {
      const reaction = reactions[index]!;
      due.set(reaction.id, dueAt);
      waves.push(reaction);
    },
  });
  await waves.done();
  const observed = await seen();
  const journeys = await path.journeys();
  return {
    ...observed,
    perSecond,
    reactions: reactions.length,
    latencyMs: latencyOf(durations(due, journeys)),
  };
}

/** A journey that never ended takes for ever. */
function durations(due: ReadonlyMap<string, number>, journeys: Journeys): number[] {
  return [...due].map(([id, dueAt]) => {
    const journey = journeys.get(id);
    return journey?.rewarded ? journey.endedAt - dueAt : Number.POSITIVE_INFINITY;
  });
}
