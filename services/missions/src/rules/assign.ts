import { isOpenOn } from '@yabot/content';
import { MissionAssigned } from '@yabot/contracts';
import type { Mission } from './definitions.ts';
import { type Outcome, type Progress, quietly } from './progress.ts';
import { meetsAll } from './requirements.ts';
import { begun } from './standing.ts';

/** Gives a user those of the missions they have not got yet, that can be done that day, and for which they have all it takes. */
export function assign(progress: Progress, missions: readonly Mission[], at: Date): Outcome {
  const { userId, day } = progress;
  const fresh = missions.filter(
    (mission) => !progress.missions[mission.id] && isOpenOn(mission, day) && meetsAll(progress, mission),
  );
  if (fresh.length === 0) return quietly(progress);
  const standings = Object.fromEntries(fresh.map((mission) => [mission.id, begun(mission, day, at)]));
  const told = fresh.map(({ id, title }) => ({ missionId: id, title }));
  return {
    progress: { ...progress, missions: { ...progress.missions, ...standings } },
    emit: [MissionAssigned.of({ userId, missions: told })],
    send: [],
  };
}
