import { daysAfter, type Excused } from '@yabot/content';
import type { RepairOffer } from '@yabot/contracts';
import type { Mission } from './definitions.ts';
import type { Standing } from './progress.ts';
import { daysBetween } from './window.ts';

/** A streak that broke. */
export interface Broken {
  /** How many days it was. */
  readonly days: number;
  /** The first day without an event. */
  readonly on: string;
  /** The cause of the payment for its repair, once that is ordered. */
  readonly ordered?: string;
}

/** What is kept of days in a row, besides how many they are. */
export interface StreakState {
  /** The last day that was counted, bridged by a freeze, or excused; empty before the first. */
  readonly through: string;
  readonly freezes: number;
  /** The last time it broke. */
  readonly broken?: Broken;
}

/** What came of the days since a streak was last looked at. */
export interface Settled {
  readonly standing: Standing;
  /** How many freezes were used. */
  readonly used: number;
  readonly broken: Broken | null;
}

/** Of somebody who just got the mission. */
export function newStreak({ freezes }: Mission): StreakState {
  return { through: '', freezes: freezes?.given ?? 0 };
}

/** The state of a streak, also of one that was begun before its mission was about days in a row. */
export function streakOf({ streak }: Standing, mission: Mission): StreakState {
  return streak ?? newStreak(mission);
}

/** One more day, if that day is not counted yet; the very same standing otherwise. */
export function countDay(standing: Standing, mission: Mission, day: string): Standing {
  const streak = streakOf(standing, mission);
  if (standing.count > 0 && streak.through >= day) return standing;
  const count = standing.count + 1;
  const { every = Number.POSITIVE_INFINITY, keep = 0 } = mission.freezes ?? {};
  const more = count % every === 0 && streak.freezes < keep ? 1 : 0;
  return { ...standing, count, streak: { ...streak, through: day, freezes: streak.freezes + more } };
}

/**
 * Looks at the days before today: each without an event takes a freeze, and when there are not enough of them the streak
 * breaks. Days that travel cut short are not asked for. Who was in the mission before it was about days in a row begins.
 */
export function settle(
  standing: Standing,
  mission: Mission,
  today: string,
  excused: Excused | null | undefined,
): Settled {
  const unchanged = { standing, used: 0, broken: null };
  const { streak } = standing;
  if (!streak) return { ...unchanged, standing: { ...standing, count: 0, streak: newStreak(mission) } };
  const yesterday = daysAfter(today, -1);
  if (standing.count === 0 || streak.through >= yesterday) return unchanged;
  const first = firstAsked(daysAfter(streak.through, 1), excused);
  const missed = first > yesterday ? 0 : daysFrom(first, yesterday) - excusedIn(first, yesterday, excused);
  if (missed <= streak.freezes) {
    const bridged = { ...streak, through: yesterday, freezes: streak.freezes - missed };
    return { ...unchanged, standing: { ...standing, streak: bridged }, used: missed };
  }
  const broken = { days: standing.count, on: first };
  const kept = worthMore(streak.broken, broken, mission, today) ? streak.broken : broken;
  const after = { ...standing, count: 0, streak: { ...streak, through: '', broken: kept } };
  return { ...unchanged, standing: after, broken };
}

// The short streak somebody began after a long one does not take the repair of the long one away.
function worthMore(
  earlier: Broken | undefined,
  { days }: Broken,
  mission: Mission,
  today: string,
): earlier is Broken {
  if (!earlier) return false;
  return (
    earlier.ordered !== undefined || (earlier.days >= days && today <= lastDayOfRepair(earlier, mission))
  );
}

const daysFrom = (from: string, to: string) => Math.max(0, daysBetween(from, to) + 1);

function firstAsked(day: string, excused: Excused | null | undefined): string {
  return excused && excused.from <= day && day <= excused.to ? daysAfter(excused.to, 1) : day;
}

function excusedIn(from: string, to: string, excused: Excused | null | undefined): number {
  if (!excused) return 0;
  return daysFrom(excused.from > from ? excused.from : from, excused.to < to ? excused.to : to);
}

/** A single day is begun anew sooner than it is paid for. */
const LEAST_REPAIRED = 2;

/** Whether a streak that broke is one to repair, while there is time. */
export function isRepairable({ days }: Broken, { repair }: Mission): boolean {
  return repair !== undefined && days >= LEAST_REPAIRED;
}

/** How a streak that broke can be repaired; undefined when it cannot, any more or at all. */
export function repairOffer(
  { streak, state, count }: Standing,
  mission: Mission,
  today: string,
): RepairOffer | undefined {
  const { broken } = streak ?? {};
  if (!mission.repair || !broken || !isRepairable(broken, mission) || state !== 'open') return undefined;
  const until = lastDayOfRepair(broken, mission);
  if (today > until) return undefined;
  return { besitos: mission.repair.besitos, days: broken.days + count, until };
}

/** The last day on which a streak that broke can be repaired. */
export function lastDayOfRepair({ on }: Broken, { repair }: Mission): string {
  return daysAfter(on, repair?.days ?? 0);
}

/** The streak as if it had never broken. */
export function mended(standing: Standing, mission: Mission, today: string): Standing {
  const { broken, ...streak } = streakOf(standing, mission);
  const through = standing.count > 0 ? streak.through : daysAfter(today, -1);
  return { ...standing, count: standing.count + (broken?.days ?? 0), streak: { ...streak, through } };
}
