import { type DayClock, localDay } from '@yabot/content';
import type { Mission } from './definitions.ts';
import type { Standing } from './progress.ts';
import { opensAt } from './standing.ts';
import { dayEnd, windowEnd } from './window.ts';

/** When a mission closes: with its window, or with its last day where that comes first; null when it never does. */
export function closesAt({ window, until }: Mission, standing: Standing, clock: DayClock): Date | null {
  const ends = [
    windowEnd(window, standing.window, clock),
    until === undefined ? null : dayEnd(until, clock),
  ].filter((end) => end !== null);
  return ends.reduce<Date | null>((first, end) => (first && first < end ? first : end), null);
}

/** When a completed mission can be done again: after its rest, or in its next window; null when it never can. */
export function opensAgainAt(mission: Mission, standing: Standing, clock: DayClock): Date | null {
  if (standing.state !== 'completed' || standing.claim) return null;
  const opens = opensAt(standing, mission) ?? windowEnd(mission.window, standing.window, clock);
  if (!opens || (mission.until !== undefined && localDay(opens, clock) > mission.until)) return null;
  return opens;
}
