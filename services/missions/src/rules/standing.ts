import { daysAfter } from '@yabot/content';
import type { MissionReward } from '@yabot/contracts';
import type { Mission } from './definitions.ts';
import { stageAt } from './goal.ts';
import type { Standing } from './progress.ts';
import { countDay, newStreak } from './streak.ts';
import { windowOf } from './window.ts';

const HOUR_MS = 3_600_000;

/** Of a user who just got the mission. */
export function begun(mission: Mission, day: string, at: Date): Standing {
  return anew(mission, { rounds: 0, assignedAt: at.toISOString() }, day);
}

/** The mission from its beginning, for who has done it so often. */
function anew(
  mission: Mission,
  { rounds, assignedAt }: Pick<Standing, 'rounds' | 'assignedAt'>,
  day: string,
): Standing {
  const window = windowOf(mission.window, day);
  const streak = mission.goal.kind === 'streak' ? { streak: newStreak(mission) } : {};
  return { state: 'open', count: 0, window, rounds, assignedAt, ...streak };
}

/** A standing as it is on a day, but for its streak; the very same one when nothing changed. */
export function renewed(standing: Standing, mission: Mission, day: string, at: Date): Standing {
  if (standing.claim) return standing;
  if (mission.until !== undefined && day > mission.until)
    return standing.state === 'open' ? { ...standing, state: 'expired' } : standing;
  if (windowOf(mission.window, day) !== standing.window || isRested(standing, mission, at))
    return anew(mission, standing, day);
  return standing.state === 'expired' ? { ...standing, state: 'open' } : standing;
}

/** Whether a completed mission can be done again, by its own content. */
export function isRested(standing: Standing, mission: Mission, at: Date): boolean {
  const opens = opensAt(standing, mission);
  return opens !== null && at >= opens;
}

/** When a completed mission can be done again; null when it never can, or does not have to wait. */
export function opensAt({ state, rounds, completedAt }: Standing, { repeat }: Mission): Date | null {
  if (state !== 'completed' || !repeat || rounds >= (repeat.times ?? Number.POSITIVE_INFINITY)) return null;
  return new Date((completedAt === undefined ? 0 : Date.parse(completedAt)) + repeat.hours * HOUR_MS);
}

/**
 * One event further; the very same standing when the event does not bring it further.
 * @param stage of which step of the mission the event is
 */
export function advanced(
  standing: Standing,
  mission: Mission,
  stage: number,
  data: unknown,
  day: string,
): Standing {
  const { goal } = mission;
  switch (goal.kind) {
    case 'count':
      return { ...standing, count: standing.count + 1 };
    case 'steps':
      return stageAt(goal, standing.count) === stage ? { ...standing, count: standing.count + 1 } : standing;
    case 'sum': {
      const more = goal.amountOf(data);
      return more === 0 ? standing : { ...standing, count: Math.min(goal.target, standing.count + more) };
    }
    case 'distinct':
      return withValues(standing, goal.valuesOf(data), goal.target);
    case 'streak':
      return countDay(standing, mission, day);
    default:
      return goal satisfies never;
  }
}

function withValues(standing: Standing, values: readonly string[], target: number): Standing {
  const seen = [...new Set([...(standing.seen ?? []), ...values])].slice(0, target);
  return seen.length === standing.count ? standing : { ...standing, count: seen.length, seen };
}

/** A standing that has reached its target. What was only kept to get there is kept no longer. */
export function completed(standing: Standing, mission: Mission, day: string, at: Date): Standing {
  const { window, assignedAt, rounds } = standing;
  const done = {
    state: 'completed' as const,
    count: mission.goal.target,
    window,
    assignedAt,
    rounds: rounds + 1,
  };
  const completedAt = mission.repeat ? { completedAt: at.toISOString() } : {};
  return { ...done, ...completedAt, ...(mission.claim ? { claim: claimOf(mission, done.rounds, day) } : {}) };
}

function claimOf(mission: Mission, round: number, day: string) {
  const { days } = mission.claim ?? {};
  return { round, reward: rewardOf(mission), until: days === undefined ? null : daysAfter(day, days) };
}

/** What a mission gives, as messages tell it. */
export function rewardOf({ reward: { besitos = 0, xp, vipDays } }: Mission): MissionReward {
  return { besitos, ...(xp ? { xp } : {}), ...(vipDays ? { vipDays } : {}) };
}
