import type { Decision } from '@yabot/service-kit';
import { triviaAnswers } from './collections/trivia-answers.ts';
import { triviaPlayers } from './collections/trivia-players.ts';
import { judge, newPlayer, type Player, type TriviaAnswer, type TriviaPoll } from './rules/trivia/judge.ts';

/** Judges an answer, and keeps that it was. */
export function judged(answer: TriviaAnswer, poll: TriviaPoll, known: Player | undefined): Decision {
  const before = known ?? newPlayer(answer.userId);
  const { player, emit, send } = judge(before, poll, answer);
  const changed = player === before ? [] : [triviaPlayers.put(player)];
  return { save: [triviaAnswers.insert(answer), ...changed], emit, send };
}
