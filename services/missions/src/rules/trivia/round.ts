import type { TriviaBank } from '@yabot/content';
import {
  AdvanceTrivia,
  type EmittedEvent,
  type LocalizedText,
  PostQuiz,
  type SentCommand,
  TriviaCompleted,
  type TriviaEnding,
  type TriviaScore,
  TriviaStarted,
} from '@yabot/contracts';
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

/** What cannot be posted for so long is not waited for any more. */
const POSTING_MS = 5 * 60_000;
/** Between two questions, for reading the explanation; answers that are on their way still come into the ranking. */
const PAUSE_MS = 5_000;
/** The clocks of two machines differ: a schedule may be due a little early. */
const EARLY_MS = 1_000;

/** Begins a round: its first question is posted. */
export function startRound(
  roundId: string,
  { chatId, by }: Pick<Round, 'chatId' | 'by'>,
  { id: bankId, title, round: rules }: Pick<TriviaBank, 'id' | 'title' | 'round'>,
  questions: readonly AskedQuestion[],
  now: Date,
): RoundOutcome {
  const begun: Round = {
    ...{ roundId, chatId, bankId, title, rules, by, questions },
    ...{ sent: 0, asked: 0, poll: null, state: 'posting', step: 0, dueAt: null },
    ...{ startedAt: now.toISOString(), stopped: false, ending: null },
    ...{ players: 0, answers: 0, right: 0, leaders: [] },
  };
  const { seconds } = rules;
  const started = TriviaStarted.of({ roundId, chatId, bankId, title, questions: questions.length, seconds });
  const first = postNext(begun, now);
  return { ...first, emit: [started, ...first.emit] };
}

/** The name under which the gateway posts the question that was sent last. */
export function quizIdOf({ roundId, sent }: Pick<Round, 'roundId' | 'sent'>): string {
  return `${roundId}:${sent}`;
}

/** The round a quiz is of; another's quiz gives the id of no round. */
export function roundIdOf(quizId: string): string {
  return quizId.slice(0, quizId.lastIndexOf(':'));
}

/** The question stands in the group since a moment. Undefined when nobody waits for it any more. */
export function quizPosted(
  round: Round,
  { quizId, pollId }: { readonly quizId: string; readonly pollId: string },
  openedAt: Date,
): (RoundOutcome & { readonly poll: TriviaPoll }) | undefined {
  if (round.state !== 'posting' || quizId !== quizIdOf(round)) return undefined;
  const { roundId, chatId, bankId, sent, rules } = round;
  const { questionId, correct } = round.questions[sent - 1]!;
  const endsAt = new Date(openedAt.getTime() + rules.seconds * 1_000);
  const poll: TriviaPoll = {
    ...{ pollId, roundId, chatId, bankId, questionId, correct, question: sent, pays: rules.pays },
    ...{ openedAt: openedAt.toISOString(), endsAt: endsAt.toISOString() },
  };
  return { ...goingOn({ ...round, asked: sent, poll }, 'asking', endsAt), poll };
}

/** What is due at a step of a round; undefined when the round is past it, or it is too early. */
export function advance(round: Round, step: number, now: Date): RoundOutcome | undefined {
  if (round.step !== step || round.dueAt === null) return undefined;
  if (Date.parse(round.dueAt) > now.getTime() + EARLY_MS) return undefined;
  switch (round.state) {
    case 'posting':
      return finish(round, 'not-posted');
    case 'asking':
      return pause(round, now);
    case 'pausing':
      if (round.stopped) return finish(round, 'stopped');
      return round.sent < round.questions.length ? postNext(round, now) : finish(round, 'finished');
    case 'over':
      return undefined;
    default:
      return round.state satisfies never;
  }
}

/** Ends a round early: what was answered until now counts. Undefined when it is over. */
export function stopRound(round: Round, now: Date): RoundOutcome | undefined {
  if (round.state === 'over') return undefined;
  const poll = round.poll && round.state === 'asking' ? closedAt(round.poll, now) : round.poll;
  return pause({ ...round, poll, stopped: true }, now);
}

function closedAt(poll: TriviaPoll, now: Date): TriviaPoll {
  const at = now.toISOString();
  return at < poll.endsAt ? { ...poll, endsAt: at } : poll;
}

function postNext(round: Round, now: Date): RoundOutcome {
  const { chatId, questions, rules } = round;
  const { text, options, correct, explanation } = questions[round.sent]!;
  const sent = { ...round, sent: round.sent + 1 };
  const quizId = quizIdOf(sent);
  const outcome = goingOn(sent, 'posting', new Date(now.getTime() + POSTING_MS));
  const quiz = PostQuiz.of(
    {
      ...{ quizId, chatId, question: text, options: [...options], correct, seconds: rules.seconds },
      ...(explanation === null ? {} : { explanation }),
    },
    { key: quizId },
  );
  return { ...outcome, send: [quiz, ...outcome.send] };
}

function pause(round: Round, now: Date): RoundOutcome {
  return goingOn(round, 'pausing', new Date(now.getTime() + PAUSE_MS));
}

function goingOn(before: Round, state: 'posting' | 'asking' | 'pausing', due: Date): RoundOutcome {
  const round = { ...before, state, step: before.step + 1, dueAt: due.toISOString() };
  const { roundId, chatId, step } = round;
  const next = AdvanceTrivia.of({ roundId, chatId, step }, { key: `${roundId}:${step}`, at: due });
  return { round, emit: [], send: [next] };
}

function finish(before: Round, ending: TriviaEnding): RoundOutcome {
  const round: Round = { ...before, state: 'over', step: before.step + 1, dueAt: null, ending };
  const { roundId, chatId, bankId, title, asked, players, answers, right } = round;
  const ranking = rankingOf(round);
  return {
    round,
    emit: [
      TriviaCompleted.of({
        ...{ roundId, chatId, bankId, title, ending, ranking },
        ...{ questions: asked, players, answers, right },
      }),
    ],
    send: [],
  };
}

/** The best of a round, as it is told. */
export function rankingOf({ leaders }: Pick<Round, 'leaders'>) {
  return leaders.map(({ userId, besitos, right }, index) => ({ place: index + 1, userId, besitos, right }));
}
