import type { TriviaBank } from '@yabot/content';
import type { EmittedEvent, LocalizedText, SentCommand, TriviaEnding, TriviaScore } from '@yabot/contracts';
import type { TriviaPoll } from './judge.ts';
import type { AskedQuestion } from './questions.ts';

/** A round of questions in a group; one document. Content that changes meanwhile changes nothing of it. */
export interface Round {
  readonly roundId: string;
  readonly chatId: number;
  readonly bankId: string;
  readonly title: LocalizedText;
  readonly rules: TriviaBank['round'];
  /** The moderator who began it; null when the schedule did. */
  readonly by: string | null;
  readonly questions: readonly AskedQuestion[];
  /** How many of them have been sent to be posted. */
  readonly sent: number;
  /** How many of them could be answered. */
  readonly asked: number;
  /** Of the question that can be answered now, or the last one; null before there was one. */
  readonly poll: TriviaPoll | null;
  readonly state: 'posting' | 'asking' | 'pausing' | 'over';
  /** Counts what happened to it, so that what is due is known to be due still. */
  readonly step: number;
  /** When it has to go on; null when it is over. */
  readonly dueAt: string | null;
  readonly startedAt: string;
  readonly stopped: boolean;
  readonly ending: TriviaEnding | null;
  readonly players: number;
  readonly answers: number;
  readonly right: number;
  /** The best, from the first place. */
  readonly leaders: readonly Leader[];
}

/** What somebody did in a round, and how quickly. */
export interface Leader extends TriviaScore {
  /** All right answers together took so long. */
  readonly milliseconds: number;
}

/** What a round decides. */
export interface RoundOutcome {
  readonly round: Round;
  readonly emit: readonly EmittedEvent[];
  readonly send: readonly SentCommand[];
}

/** The name under which the gateway posts the question that was sent last. */
export function quizIdOf({ roundId, sent }: Pick<Round, 'roundId' | 'sent'>): string {
  return `${roundId}:${sent}`;
}

/** The round a quiz is of; another's quiz gives the id of no round. */
export function roundIdOf(quizId: string): string {
  return quizId.slice(0, quizId.lastIndexOf(':'));
}

/** The best of a round, as it is told. */
export function rankingOf({ leaders }: Pick<Round, 'leaders'>) {
  return leaders.map(({ userId, besitos, right }, index) => ({ place: index + 1, userId, besitos, right }));
}
