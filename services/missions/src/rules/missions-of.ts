import { CHAIN, type DayClock, isOpenOn } from '@yabot/content';
import type { MissionsOf } from '@yabot/contracts';
import { closesAt, opensAgainAt } from './closing.ts';
import type { Definitions, Mission } from './definitions.ts';
import { clockOf, dayOf, type Progress, type Standing } from './progress.ts';
import { review } from './review.ts';
import { isRested, renewed, rewardOf } from './standing.ts';
import { repairOffer, streakOf } from './streak.ts';
import { dayEnd } from './window.ts';

type Shown = (typeof MissionsOf.sampleResult)['missions'][number];

/** The missions of a user that can be done now, or whose reward waits, in the order of the content. */
export function missionsOf(progress: Progress, now: Date, definitions: Definitions): Shown[] {
  const day = dayOf(progress, now, definitions.clock);
  const { missions } = review(progress, day, now, definitions).progress;
  const clock = clockOf(progress, definitions.clock);
  return definitions.missions.flatMap((mission) => {
    const known = missions[mission.id];
    if (!known || !(known.claim || isOpenOn(mission, day))) return [];
    const standing = isRested(known, mission, now) ? renewed(known, mission, day, now) : known;
    return shown(mission, standing, { day, clock });
  });
}

/** The missions that a user is given once they have reached something else, in the order of the content. */
export function missionsAhead(progress: Progress, now: Date, definitions: Definitions) {
  const day = dayOf(progress, now, definitions.clock);
  const { missions } = review(progress, day, now, definitions).progress;
  return definitions.missions
    .filter((mission) => !missions[mission.id] && isOpenOn(mission, day))
    .filter(({ requires, assign }) => requires !== undefined || assign.on === CHAIN)
    .map(({ id: missionId, title }) => ({ missionId, title }));
}

function shown(
  mission: Mission,
  standing: Standing,
  { day, clock }: { day: string; clock: DayClock },
): Shown {
  const { id, title, description, window, goal } = mission;
  const opens = opensAgainAt(mission, standing, clock);
  return {
    missionId: id,
    title,
    description,
    window,
    reward: standing.claim?.reward ?? rewardOf(mission),
    progress: Math.min(standing.count, goal.target),
    target: goal.target,
    completed: standing.state === 'completed',
    closesAt: closesAt(mission, standing, clock)?.toISOString() ?? null,
    state: stateOf(standing, mission.repeat !== undefined && opens !== null),
    goal: goal.kind,
    ...(standing.claim ? { claimUntil: standing.claim.until } : {}),
    ...(opens ? { opensAt: opens.toISOString() } : {}),
    ...stepsShown(mission, standing),
    ...streakShown(mission, standing, { day, clock }),
  };
}

function stateOf({ state, claim }: Standing, isResting: boolean): NonNullable<Shown['state']> {
  if (claim) return 'claimable';
  if (state !== 'completed') return 'open';
  return isResting ? 'resting' : 'completed';
}

function stepsShown({ goal, steps }: Mission, { count }: Standing): Pick<Shown, 'steps'> {
  if (goal.kind !== 'steps' || !steps) return {};
  return {
    steps: steps.map(({ title, count: target }, index) => {
      const begin = goal.ends[index]! - target;
      return { title, target, progress: Math.min(target, Math.max(0, count - begin)) };
    }),
  };
}

function streakShown(
  mission: Mission,
  standing: Standing,
  { day, clock }: { day: string; clock: DayClock },
): Pick<Shown, 'streak'> {
  if (mission.goal.kind !== 'streak') return {};
  const { through, freezes, broken } = streakOf(standing, mission);
  const offer = repairOffer(standing, mission, day);
  const repair = offer && { ...offer, ordered: broken?.ordered !== undefined };
  const countedToday = standing.state === 'completed' || (standing.count > 0 && through >= day);
  const dayEndsAt = dayEnd(day, clock).toISOString();
  return { streak: { countedToday, dayEndsAt, freezes, ...(repair ? { repair } : {}) } };
}
