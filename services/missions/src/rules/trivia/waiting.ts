import type { TriviaAnswer } from './judge.ts';

/** A poll that is no question of a round after so long is none: another poll of the community. */
const WAITING_MS = 10 * 60_000;

/** Answers from before this moment have waited long enough. */
export function waitedSince(now: Date): string {
  return new Date(now.getTime() - WAITING_MS).toISOString();
}

/** Whether the poll of an answer is certainly no question of a round. */
export function hasWaitedEnough({ answeredAt }: TriviaAnswer, now: Date): boolean {
  return answeredAt < waitedSince(now);
}
