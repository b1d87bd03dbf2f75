import { isOpenOn, type MissionDefinition } from '@yabot/content';
import { type EmittedEvent, MissionAssigned, MissionExpired } from '@yabot/contracts';
import type { Definitions } from './definitions.ts';
import { type MissionProgress, type Outcome, type Progress, progressIn, type Standing } from './progress.ts';
import { windowOf } from './window.ts';

/**
 * Looks through a user's missions on a new day or by new content: windows that passed close, new ones open, and
 * missions everybody gets are assigned. Otherwise nothing changes.
 */
export function review(progress: Progress, day: string, at: Date, definitions: Definitions): Outcome {
  if (progress.day === day && progress.version === definitions.version)
    return { progress, emit: [], send: [] };
  const missions: Record<string, Standing> = { ...progress.missions };
  const closed: MissionProgress[] = [];
  for (const mission of definitions.missions) {
    const standing = missions[mission.id];
    if (!standing) continue;
    const renewed = renew(standing, mission, day);
    if (standing.state === 'open' && renewed !== standing) closed.push(progressIn(mission, standing));
    missions[mission.id] = renewed;
  }
  const earned = progress.day === day ? progress.earned : 0;
  const reviewed = { ...progress, day, earned, missions, version: definitions.version };
  const assigned = assign(reviewed, definitions.byFirstEvent, at);
  return { ...assigned, emit: [...expired(progress.userId, closed), ...assigned.emit] };
}

/** Gives a user the missions they have not got yet, of those that can be done that day. */
export function assign(progress: Progress, missions: readonly MissionDefinition[], at: Date): Outcome {
  const fresh = missions.filter(
    (mission) => !progress.missions[mission.id] && isOpenOn(mission, progress.day),
  );
  if (fresh.length === 0) return { progress, emit: [], send: [] };
  const standings = fresh.map((mission) => [mission.id, begun(mission, progress.day, at)]);
  const { userId } = progress;
  return {
    progress: { ...progress, missions: { ...progress.missions, ...Object.fromEntries(standings) } },
    emit: [
      MissionAssigned.of({ userId, missions: fresh.map(({ id, title }) => ({ missionId: id, title })) }),
    ],
    send: [],
  };
}

function begun({ window }: MissionDefinition, day: string, at: Date): Standing {
  return {
    state: 'open',
    count: 0,
    window: windowOf(window, day),
    rounds: 0,
    assignedAt: at.toISOString(),
  };
}

/** A standing as it is on a day; the same one when nothing changed. */
function renew(standing: Standing, mission: MissionDefinition, day: string): Standing {
  if (mission.until !== undefined && day > mission.until)
    return standing.state === 'open' ? { ...standing, state: 'expired' } : standing;
  const window = windowOf(mission.window, day);
  if (window !== standing.window) return { ...standing, state: 'open', count: 0, window };
  return standing.state === 'expired' ? { ...standing, state: 'open' } : standing;
}

function expired(userId: string, missions: MissionProgress[]): EmittedEvent[] {
  return missions.length === 0 ? [] : [MissionExpired.of({ userId, missions })];
}
