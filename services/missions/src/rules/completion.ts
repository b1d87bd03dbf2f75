import {
  Credit,
  type EmittedEvent,
  GrantVipDays,
  GrantXp,
  MissionCompleted,
  type MissionReward,
  type SentCommand,
} from '@yabot/contracts';
import type { Mission } from './definitions.ts';
import type { Standing } from './progress.ts';
import { rewardOf } from './standing.ts';

/** Tells that a mission was completed, with what is on its way or waits to be taken. */
export function completion(
  userId: string,
  mission: Mission,
  { rounds, claim }: Standing,
): { emit: EmittedEvent[]; send: SentCommand[] } {
  const about = { userId, missionId: mission.id, title: mission.title, round: rounds };
  if (claim) {
    const { reward, until } = claim;
    const waits = { ...about, reward: { besitos: 0 }, claim: { reward, until } };
    return { emit: [MissionCompleted.of(waits)], send: [] };
  }
  const reward = rewardOf(mission);
  return {
    emit: [MissionCompleted.of({ ...about, reward })],
    send: rewardCommands(userId, mission.id, rounds, reward),
  };
}

/** What gives a reward to a user: a command for each kind, all by the same cause, which gives once. */
export function rewardCommands(
  userId: string,
  missionId: string,
  round: number,
  { besitos, xp, vipDays }: MissionReward,
): SentCommand[] {
  const cause = `mission:${missionId}:${round}:${userId}`;
  return [
    ...(besitos > 0
      ? [Credit.of({ userId, amount: besitos, reason: 'mission', cause }, { key: cause })]
      : []),
    ...(xp ? [GrantXp.of({ userId, amount: xp, cause }, { key: cause })] : []),
    ...(vipDays ? [GrantVipDays.of({ userId, days: vipDays, cause }, { key: cause })] : []),
  ];
}
