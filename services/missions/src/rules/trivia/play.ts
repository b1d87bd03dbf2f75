import type { TriviaBank } from '@yabot/content';
import { AdvanceTrivia, PostQuiz, TriviaCompleted, type TriviaEnding, TriviaStarted } from '@yabot/contracts';
import type { TriviaPoll } from './judge.ts';
import type { AskedQuestion } from './questions.ts';
import { quizIdOf, type Round, type RoundOutcome, rankingOf } from './round.ts';

/** What cannot be posted for so long is not waited for any more. */
const POSTING_MS = 5 * 60_000;
/** Before a question, for reading the explanation of the last one; answers that are on their way still come into the ranking. */
const PAUSE_MS = 5_000;
/** The clocks of two machines differ: a schedule may be due a little early. */
const EARLY_MS = 1_000;

/** Begins a round: its first question comes after a pause, so that who reads of the round is ready for it. */
export function startRound(
  roundId: string,
  { chatId, by }: Pick<Round, 'chatId' | 'by'>,
  { id: bankId, title, round: rules }: Pick<TriviaBank, 'id' | 'title' | 'round'>,
  questions: readonly AskedQuestion[],
  now: Date,
): RoundOutcome {
  const begun: Round = {
    roundId,
    chatId,
    bankId,
    title,
    rules,
    by,
    questions,
    sent: 0,
    asked: 0,
    poll: null,
    state: 'posting',
    step: 0,
    dueAt: null,
    startedAt: now.toISOString(),
    stopped: false,
    ending: null,
    players: 0,
    answers: 0,
    right: 0,
    leaders: [],
  };
  const { seconds } = rules;
  const started = TriviaStarted.of({ roundId, chatId, bankId, title, questions: questions.length, seconds });
  return { ...pause(begun, now), emit: [started] };
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
    pollId,
    roundId,
    chatId,
    bankId,
    questionId,
    correct,
    question: sent,
    pays: rules.pays,
    openedAt: openedAt.toISOString(),
    endsAt: endsAt.toISOString(),
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
      quizId,
      chatId,
      question: text,
      place: { number: sent.sent, of: questions.length },
      options: [...options],
      correct,
      seconds: rules.seconds,
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
        roundId,
        chatId,
        bankId,
        title,
        ending,
        ranking,
        questions: asked,
        players,
        answers,
        right,
      }),
    ],
    send: [],
  };
}
