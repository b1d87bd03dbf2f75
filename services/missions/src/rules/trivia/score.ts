import type { Leader, Round } from './round.ts';

/** What somebody did in one round; one document. */
export interface Score extends Leader {
  /** `<round>:<user>` */
  readonly id: string;
  readonly roundId: string;
}

/** An answer as it was judged. */
export interface JudgedAnswer {
  readonly userId: string;
  readonly right: boolean;
  readonly besitos: number;
  readonly milliseconds: number;
}

const LEADERS = 10;

/** The key of what somebody did in a round. */
export function scoreId(roundId: string, userId: string): string {
  return `${roundId}:${userId}`;
}

/** Who has more besitos comes first, then who was quicker with the right answers. */
export function byRank(a: Leader, b: Leader): number {
  return b.besitos - a.besitos || a.milliseconds - b.milliseconds || (a.userId < b.userId ? -1 : 1);
}

/**
 * Counts an answer. Nobody ever falls in the ranking by an answer of their own, so the best are known from the best
 * before and the one who answered.
 */
export function recordAnswer(
  round: Round,
  known: Score | undefined,
  { userId, right, besitos, milliseconds }: JudgedAnswer,
): { round: Round; score: Score } {
  const before = known ?? newScore(round.roundId, userId);
  const score: Score = {
    ...before,
    besitos: before.besitos + besitos,
    right: before.right + Number(right),
    milliseconds: before.milliseconds + (right ? milliseconds : 0),
  };
  const { id: _, roundId: __, ...leader } = score;
  const others = round.leaders.filter((other) => other.userId !== userId);
  return {
    score,
    round: {
      ...round,
      players: round.players + Number(!known),
      answers: round.answers + 1,
      right: round.right + Number(right),
      leaders: [...others, leader].sort(byRank).slice(0, LEADERS),
    },
  };
}

function newScore(roundId: string, userId: string): Score {
  return { id: scoreId(roundId, userId), roundId, userId, besitos: 0, right: 0, milliseconds: 0 };
}
