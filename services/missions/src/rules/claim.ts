import { MissionClaimed, type MissionReward } from '@yabot/contracts';
import { rewardCommands } from './completion.ts';
import type { Definitions, Mission } from './definitions.ts';
import { dayOf, inTurn, type Outcome, type Progress, withStanding } from './progress.ts';
import { review } from './review.ts';
import { renewed } from './standing.ts';

/** What comes of taking a reward. */
export type ClaimOutcome =
  | {
      readonly outcome: 'taken';
      readonly decided: Outcome;
      readonly round: number;
      readonly reward: MissionReward;
    }
  | { readonly outcome: 'lapsed'; readonly decided: Outcome; readonly until: string }
  | { readonly outcome: 'nothing' };

/** Takes the reward of a mission that waits for it; the mission may then begin anew. */
export function claim(
  progress: Progress,
  mission: Mission,
  at: Date,
  definitions: Definitions,
): ClaimOutcome {
  const waiting = progress.missions[mission.id]?.claim;
  if (!waiting) return { outcome: 'nothing' };
  const day = dayOf(progress, at, definitions.clock);
  const reviewed = review(progress, day, at, definitions);
  if (!reviewed.progress.missions[mission.id]?.claim)
    return { outcome: 'lapsed', decided: reviewed, until: waiting.until ?? day };
  const { round, reward } = waiting;
  const decided = inTurn(
    progress,
    () => reviewed,
    (before) => taken(before, mission, { round, reward }, at),
  );
  return { outcome: 'taken', decided, round, reward };
}

function taken(
  progress: Progress,
  mission: Mission,
  { round, reward }: { round: number; reward: MissionReward },
  at: Date,
): Outcome {
  const { userId, day } = progress;
  const { claim: _, ...standing } = progress.missions[mission.id]!;
  const { id, title } = mission;
  return {
    progress: withStanding(progress, id, renewed(standing, mission, day, at)),
    emit: [MissionClaimed.of({ userId, missionId: id, title, round, reward })],
    send: rewardCommands(userId, id, round, reward),
  };
}
