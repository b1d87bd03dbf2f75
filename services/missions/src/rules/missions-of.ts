import { isOpenOn, type MissionDefinition } from '@yabot/content';
import type { Definitions } from './definitions.ts';
import { dayOf, type Progress, type Standing } from './progress.ts';
import { review } from './review.ts';
import { windowEnd } from './window.ts';

/** The missions of a user that can be done now, in the order of the content, and where they stand. */
export function missionsOf(progress: Progress, now: Date, definitions: Definitions) {
  const day = dayOf(progress, now, definitions.timeZone);
  const { missions } = review(progress, day, now, definitions).progress;
  const timeZone = progress.timeZone ?? definitions.timeZone;
  return definitions.missions.flatMap((mission) => {
    const standing = missions[mission.id];
    return standing && isOpenOn(mission, day) ? shown(mission, standing, timeZone) : [];
  });
}

function shown(mission: MissionDefinition, standing: Standing, timeZone: string) {
  const { id, title, description, window, target, reward } = mission;
  return {
    missionId: id,
    title,
    description,
    window,
    reward,
    progress: Math.min(standing.count, target.count),
    target: target.count,
    completed: standing.state === 'completed',
    closesAt: windowEnd(window, standing.window, timeZone)?.toISOString() ?? null,
  };
}
