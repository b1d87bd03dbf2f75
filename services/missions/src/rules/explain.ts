import { CHAIN, type DayClock, isBanned } from '@yabot/content';
import type { ExplainMission, LocalizedText, MissionCondition } from '@yabot/contracts';
import { opensAgainAt } from './closing.ts';
import type { Definitions, Mission } from './definitions.ts';
import { clockOf, dayOf, type Progress, type Standing } from './progress.ts';
import { hasAchieved, hasCompleted, levelOf } from './requirements.ts';
import { review } from './review.ts';
import { isRested, renewed } from './standing.ts';
import { streakOf } from './streak.ts';
import { windowEnd } from './window.ts';

type Explained = typeof ExplainMission.sampleResult;

/** Where a user is with one mission at a moment. */
interface Moment {
  readonly progress: Progress;
  readonly mission: Mission;
  /** Undefined while the mission was not given. */
  readonly standing: Standing | undefined;
  readonly day: string;
  readonly now: Date;
  readonly clock: DayClock;
  readonly definitions: Definitions;
}

/** Why a user got a mission's reward, or did not: each condition, met or not, in the order in which they matter. */
export function explain(before: Progress, mission: Mission, now: Date, definitions: Definitions): Explained {
  const day = dayOf(before, now, definitions.clock);
  const { progress } = review(before, day, now, definitions);
  const known = progress.missions[mission.id];
  const standing = known && isRested(known, mission, now) ? renewed(known, mission, day, now) : known;
  const clock = clockOf(before, definitions.clock);
  const moment: Moment = { progress, mission, standing, day, now, clock, definitions };
  return {
    missionId: mission.id,
    title: mission.title,
    state: stateOf(moment),
    rounds: standing?.rounds ?? 0,
    conditions: [
      ...notBanned(moment),
      ...days(moment),
      ...required(moment),
      ...given(moment),
      ...again(moment),
      ...reached(moment),
      ...claimed(moment),
    ],
  };
}

function stateOf({ standing, mission, clock }: Moment): Explained['state'] {
  if (!standing) return 'waiting';
  if (standing.claim) return 'claimable';
  return mission.repeat && opensAgainAt(mission, standing, clock) ? 'resting' : standing.state;
}

function notBanned({ progress: { ban }, now }: Moment): MissionCondition[] {
  const until = ban?.until;
  return [{ kind: 'not-banned', met: !isBanned(ban, now), ...(until ? { at: until } : {}) }];
}

function days({ mission: { from, until }, day: today }: Moment): MissionCondition[] {
  return [
    ...(from === undefined ? [] : [{ kind: 'first-day' as const, met: from <= today, day: from, today }]),
    ...(until === undefined ? [] : [{ kind: 'last-day' as const, met: today <= until, day: until, today }]),
  ];
}

function required({ progress, mission: { requires = {} }, definitions }: Moment): MissionCondition[] {
  const { missions = [], achievements = [], level } = requires;
  const titled = (title: LocalizedText | undefined) => (title ? { title } : {});
  return [
    ...missions.map((id) => ({
      kind: 'requires-mission' as const,
      met: hasCompleted(progress, id),
      id,
      ...titled(definitions.byId.get(id)?.title),
    })),
    ...achievements.map((wanted) => ({
      kind: 'requires-achievement' as const,
      met: hasAchieved(progress, wanted),
      ...wanted,
      ...titled(definitions.achievements.find(({ id }) => id === wanted.id)?.title),
    })),
    ...(level === undefined
      ? []
      : [
          {
            kind: 'requires-level' as const,
            met: levelOf(progress) >= level,
            have: levelOf(progress),
            wanted: level,
          },
        ]),
  ];
}

function given({ mission: { assign, before }, standing, definitions }: Moment): MissionCondition[] {
  const previous = assign.on === CHAIN ? definitions.byId.get(before[0] ?? '') : undefined;
  const title = previous ? { id: previous.id, title: previous.title } : {};
  return [{ kind: 'assigned', met: standing !== undefined, event: assign.on, ...title }];
}

function again({ mission, standing, clock }: Moment): MissionCondition[] {
  if (!standing) return [];
  const { repeat, window } = mission;
  const isDone = standing.state === 'completed';
  const opens = opensAgainAt(mission, standing, clock);
  const turns = isDone ? opens : windowEnd(window, standing.window, clock);
  return [
    ...(repeat?.times
      ? [
          {
            kind: 'times' as const,
            met: standing.rounds < repeat.times,
            have: standing.rounds,
            wanted: repeat.times,
          },
        ]
      : []),
    ...(repeat && opens ? [{ kind: 'rested' as const, met: false, at: opens.toISOString() }] : []),
    ...(!repeat && turns ? [{ kind: 'window' as const, met: !isDone, at: turns.toISOString() }] : []),
  ];
}

function reached({ mission, standing }: Moment): MissionCondition[] {
  const { goal, trigger, target, steps = [] } = mission;
  const count = standing?.count ?? 0;
  if (goal.kind === 'steps')
    return steps.map((step, index) => {
      const have = Math.min(step.count, Math.max(0, count - goal.ends[index]! + step.count));
      const about = { title: step.title, event: step.trigger.event };
      return { kind: 'step', met: have >= step.count, ...about, have, wanted: step.count };
    });
  const have = Math.min(count, goal.target);
  return [
    {
      kind: goal.kind,
      met: have >= goal.target,
      ...(trigger ? { event: trigger.event } : {}),
      have,
      wanted: goal.target,
      ...(target?.of === undefined ? {} : { field: target.of }),
      ...(goal.kind === 'streak' && standing ? streakTold(standing, mission) : {}),
    },
  ];
}

function streakTold(standing: Standing, mission: Mission): Partial<MissionCondition> {
  const { freezes, broken } = streakOf(standing, mission);
  return { freezes, ...(broken ? { day: broken.on } : {}) };
}

function claimed({ mission, standing }: Moment): MissionCondition[] {
  if (!mission.claim || standing?.state !== 'completed') return [];
  const until = standing.claim?.until;
  return [{ kind: 'claimed', met: !standing.claim, ...(until ? { day: until } : {}) }];
}
