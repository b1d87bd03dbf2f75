import type { Excused } from '@yabot/content';
import {
  type EmittedEvent,
  MissionClaimLapsed,
  MissionExpired,
  StreakBroken,
  StreakFrozen,
} from '@yabot/contracts';
import { assign } from './assign.ts';
import type { Definitions, Mission } from './definitions.ts';
import { type Outcome, type Progress, progressIn, quietly, type Standing } from './progress.ts';
import { renewed } from './standing.ts';
import { repairOffer, settle } from './streak.ts';

type DataOf<Event extends { sample: unknown }> = Event['sample'];

/** What closed while the user was away, to be told together. */
interface News {
  readonly expired: DataOf<typeof MissionExpired>['missions'];
  readonly lapsed: DataOf<typeof MissionClaimLapsed>['missions'];
  readonly frozen: DataOf<typeof StreakFrozen>['streaks'];
  readonly broken: DataOf<typeof StreakBroken>['streaks'];
}

/**
 * Looks through a user's missions on a new day or by new content: windows that passed close, new ones open, streaks are
 * looked at, and missions everybody gets are assigned. Otherwise nothing changes.
 */
export function review(progress: Progress, day: string, at: Date, definitions: Definitions): Outcome {
  if (progress.day === day && progress.version === definitions.version) return quietly(progress);
  const missions: Record<string, Standing> = { ...progress.missions };
  const news: News = { expired: [], lapsed: [], frozen: [], broken: [] };
  for (const mission of definitions.missions) {
    const standing = missions[mission.id];
    if (standing)
      missions[mission.id] = reviewed(standing, mission, { day, at, excused: progress.excused }, news);
  }
  const fresh = progress.day === day ? {} : { earned: 0, ...withoutTallies(progress) };
  const after = { ...progress, ...fresh, day, missions, version: definitions.version };
  const assigned = assign(after, definitions.given, at);
  return { ...assigned, emit: [...tell(progress.userId, news), ...assigned.emit] };
}

interface Moment {
  readonly day: string;
  readonly at: Date;
  readonly excused: Excused | null | undefined;
}

function reviewed(standing: Standing, mission: Mission, { day, at, excused }: Moment, news: News): Standing {
  const unclaimed = withoutLapsedClaim(standing, mission, day, news);
  const settled = settledStreak(unclaimed, mission, { day, at, excused }, news);
  const after = renewed(settled, mission, day, at);
  if (settled.state === 'open' && after !== settled) news.expired.push(progressIn(mission, settled));
  return after;
}

function withoutLapsedClaim(standing: Standing, mission: Mission, day: string, { lapsed }: News): Standing {
  const { claim, ...rest } = standing;
  if (!claim || claim.until === null || day <= claim.until) return standing;
  lapsed.push({ missionId: mission.id, title: mission.title, round: claim.round, reward: claim.reward });
  return rest;
}

function settledStreak(
  standing: Standing,
  mission: Mission,
  { day, excused }: Moment,
  { frozen, broken }: News,
): Standing {
  if (mission.goal.kind !== 'streak' || standing.state !== 'open') return standing;
  const settled = settle(standing, mission, day, excused);
  const { count, streak } = settled.standing;
  const about = { missionId: mission.id, title: mission.title };
  if (settled.used > 0)
    frozen.push({ ...about, days: count, used: settled.used, left: streak?.freezes ?? 0 });
  if (settled.broken) {
    const repair = repairOffer(settled.standing, mission, day);
    broken.push({ ...about, days: settled.broken.days, ...(repair ? { repair } : {}) });
  }
  return settled.standing;
}

function withoutTallies({ paid, tallies }: Progress): Partial<Progress> {
  return { ...(paid === undefined ? {} : { paid: 0 }), ...(tallies === undefined ? {} : { tallies: {} }) };
}

function tell(userId: string, { expired, lapsed, frozen, broken }: News): EmittedEvent[] {
  return [
    ...(expired.length > 0 ? [MissionExpired.of({ userId, missions: expired })] : []),
    ...(lapsed.length > 0 ? [MissionClaimLapsed.of({ userId, missions: lapsed })] : []),
    ...(frozen.length > 0 ? [StreakFrozen.of({ userId, streaks: frozen })] : []),
    ...(broken.length > 0 ? [StreakBroken.of({ userId, streaks: broken })] : []),
  ];
}
