import type { TriviaPays } from '@yabot/content';
import {
  Credit,
  type EmittedEvent,
  RecordTriviaAnswer,
  type SentCommand,
  TriviaAnswered,
  type TriviaOutcome,
} from '@yabot/contracts';

/** Which question of which round a poll is, and what judging an answer takes; one document a poll. */
export interface TriviaPoll {
  readonly pollId: string;
  readonly roundId: string;
  readonly chatId: number;
  readonly bankId: string;
  readonly questionId: string;
  /** Its number in the round, from 1. */
  readonly question: number;
  readonly correct: number;
  readonly pays: TriviaPays;
  readonly openedAt: string;
  /** The last moment at which an answer counts. */
  readonly endsAt: string;
}

/** The answer of a user to a poll; one document each. */
export interface TriviaAnswer {
  /** `<user>:<poll>` */
  readonly id: string;
  readonly userId: string;
  readonly pollId: string;
  readonly option: number;
  readonly answeredAt: string;
}

/** What a user has done in all rounds; one document. */
export interface Player {
  readonly userId: string;
  readonly rounds: number;
  readonly answered: number;
  readonly right: number;
  readonly besitos: number;
  readonly streak: number;
  readonly bestStreak: number;
  /** The question answered last. */
  readonly last: { readonly roundId: string; readonly question: number } | null;
}

/** What an answer decides. */
export interface Judgement {
  readonly player: Player;
  readonly emit: readonly EmittedEvent[];
  readonly send: readonly SentCommand[];
}

/** Of a user who has not played. */
export function newPlayer(userId: string): Player {
  return { userId, rounds: 0, answered: 0, right: 0, besitos: 0, streak: 0, bestStreak: 0, last: null };
}

/** The key of an answer. */
export function answerId(userId: string, pollId: string): string {
  return `${userId}:${pollId}`;
}

/** Judges the first answer of a user to a question. One that is late changes nothing, and is told. */
export function judge(player: Player, poll: TriviaPoll, { option, answeredAt }: TriviaAnswer): Judgement {
  const at = Date.parse(answeredAt);
  if (at > Date.parse(poll.endsAt)) {
    return { player, emit: [answered(player, poll, 'late', 0)], send: [] };
  }
  const right = option === poll.correct;
  const streak = right ? streakBefore(player, poll) + 1 : 0;
  const milliseconds = Math.max(0, at - Date.parse(poll.openedAt));
  const besitos = right ? payFor(poll, streak, milliseconds) : 0;
  const { roundId, chatId, question } = poll;
  const { userId } = player;
  const after: Player = {
    userId,
    rounds: player.rounds + Number(player.last?.roundId !== roundId),
    answered: player.answered + 1,
    right: player.right + Number(right),
    besitos: player.besitos + besitos,
    streak,
    bestStreak: Math.max(player.bestStreak, streak),
    last: { roundId, question },
  };
  const record = { roundId, chatId, question, userId, right, besitos, milliseconds };
  return {
    player: after,
    emit: [answered(after, poll, right ? 'right' : 'wrong', besitos)],
    send: [
      ...(right ? [payment(userId, poll, besitos)] : []),
      RecordTriviaAnswer.of(record, { key: `${roundId}:${question}:${userId}` }),
    ],
  };
}

/** A question that was left out breaks the row, and so does the end of a round. */
function streakBefore({ last, streak }: Player, { roundId, question }: TriviaPoll): number {
  return last?.roundId === roundId && last.question === question - 1 ? streak : 0;
}

function payFor({ pays, openedAt, endsAt }: TriviaPoll, streak: number, milliseconds: number): number {
  const open = Date.parse(endsAt) - Date.parse(openedAt);
  const left = open > 0 ? Math.max(0, 1 - milliseconds / open) : 0;
  const row = Math.min(pays.streakMax, pays.streak * (streak - 1));
  return pays.besitos + Math.round(pays.speed * left) + row;
}

function payment(userId: string, { roundId, question }: TriviaPoll, amount: number): SentCommand {
  const cause = `trivia:${roundId}:${question}:${userId}`;
  return Credit.of({ userId, amount, reason: 'trivia', cause }, { key: cause });
}

function answered(
  { userId, streak }: Player,
  { roundId, chatId, bankId, question, questionId }: TriviaPoll,
  outcome: TriviaOutcome,
  besitos: number,
): EmittedEvent {
  return TriviaAnswered.of({
    ...{ userId, roundId, chatId, bankId, question, questionId },
    ...{ outcome, besitos, streak },
  });
}
