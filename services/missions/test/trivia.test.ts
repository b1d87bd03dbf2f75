import type { TriviaBank } from '@yabot/content';
import { PostQuiz, RecordTriviaAnswer, type TriviaAnswered, TriviaCompleted } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, newPlayer, type Player, type TriviaPoll } from '../src/rules/trivia/judge.ts';
import { advance, quizPosted, startRound, stopRound } from '../src/rules/trivia/play.ts';
import { chooseQuestions } from '../src/rules/trivia/questions.ts';
import { quizIdOf, type Round, rankingOf } from '../src/rules/trivia/round.ts';
import { byRank, recordAnswer, type Score } from '../src/rules/trivia/score.ts';
import { frozen, GROUP, namesOf, USER } from './fixtures.ts';

const NOW = new Date('2026-11-21T20:00:00.000Z');
const ROUND = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c70';
const SECRET = 'a'.repeat(64);
const both = (text: string) => ({ es: `${text} es`, en: `${text} en` });
const BANK: TriviaBank = frozen({
  id: 'kisses',
  title: both('Kisses'),
  round: { questions: 2, seconds: 20, pays: { besitos: 10, speed: 6, streak: 2, streakMax: 3 } },
  daily: [],
  questions: ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    id,
    text: both(id),
    answer: both(`${id} right`),
    wrong: [both(`${id} wrong`), both(`${id} worse`), both(`${id} worst`)],
  })),
});
const later = (milliseconds: number, from: Date = NOW) => new Date(from.getTime() + milliseconds);

describe('The questions of a round', () => {
  it('are asked in one language, the right option where the secret puts it', () => {
    const places = Array.from({ length: 40 }, (_, turn) => {
      const [question] = chooseQuestions(BANK, [], 'en', `secret ${turn}`).questions;
      expect(question?.options[question.correct]).toBe(`${question?.questionId} right en`);
      expect(question?.options.toSorted()).toHaveLength(4);
      return question?.correct;
    });
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]));
  });

  it('do not come again in a group before all of the bank were asked', () => {
    let asked: readonly string[] = [];
    const seen: string[] = [];
    for (let turn = 0; turn < 5; turn++) {
      const chosen = chooseQuestions(BANK, asked, 'es', `secret ${turn}`);
      asked = chosen.asked;
      const ids = chosen.questions.map(({ questionId }) => questionId);
      expect(new Set(ids).size).toBe(2);
      seen.push(...ids);
    }
    expect(new Set(seen.slice(0, 5)).size).toBe(5);
    expect(new Set(seen.slice(5, 10)).size).toBeGreaterThanOrEqual(4);
  });
});

const { questions } = chooseQuestions(BANK, [], 'es', SECRET);
const announced = () => startRound(ROUND, { chatId: GROUP, by: USER }, BANK, questions, later(-5_000));
/** Its first question is on the way. */
const begun = () => goOn(announced().round, NOW);
const posted = (round: Round, at: Date, pollId = `poll ${round.sent}`) =>
  quizPosted(round, { quizId: quizIdOf(round), pollId }, at)!;
/** What is due at a moment, and is known to be. */
const goOn = (round: Round, at: Date) => advance(round, round.step, at)!;

describe('A round', () => {
  it('is announced, and some moments later its first question is on the way to the group', () => {
    const { emit, send: first } = announced();
    expect(namesOf({ emit })).toEqual(['trivia-started']);
    expect(first).toMatchObject([{ data: { step: 1 }, key: `${ROUND}:1`, at: NOW }]);
    const { round, send } = begun();
    expect(send).toMatchObject([
      {
        definition: PostQuiz,
        key: `${ROUND}:1`,
        data: {
          quizId: `${ROUND}:1`,
          chatId: GROUP,
          question: questions[0]?.text,
          place: { number: 1, of: 2 },
          seconds: 20,
        },
      },
      { data: { step: 2 }, key: `${ROUND}:2`, at: later(5 * 60_000) },
    ]);
    expect(round).toMatchObject({ state: 'posting', sent: 1, asked: 0 });
  });

  it('counts the time of a question from the moment it stands in the group', () => {
    const { round, poll, send } = posted(begun().round, later(3_000));
    expect(poll).toMatchObject({ pollId: 'poll 1', question: 1, correct: questions[0]?.correct });
    expect(poll).toMatchObject({ openedAt: later(3_000).toISOString(), endsAt: later(23_000).toISOString() });
    expect(round).toMatchObject({ state: 'asking', asked: 1 });
    expect(send).toMatchObject([{ data: { step: 3 }, at: later(23_000) }]);
  });

  it('asks one question after another, with a pause, and then tells how it was', () => {
    let { round } = posted(begun().round, NOW);
    round = goOn(round, later(20_000)).round;
    expect(round).toMatchObject({ state: 'pausing', dueAt: later(25_000).toISOString() });
    const second = goOn(round, later(25_000));
    expect(second.send[0]).toMatchObject({
      definition: PostQuiz,
      data: { question: questions[1]?.text, place: { number: 2, of: 2 } },
    });
    round = posted(second.round, later(26_000)).round;
    round = goOn(round, later(46_000)).round;
    const end = goOn(round, later(51_000));
    expect(end.round).toMatchObject({ state: 'over', dueAt: null, ending: 'finished' });
    expect(end.send).toEqual([]);
    expect(end.emit).toMatchObject([
      { definition: TriviaCompleted, data: { ending: 'finished', questions: 2, players: 0, ranking: [] } },
    ]);
  });

  it('does nothing twice, too early, or for a step it is past', () => {
    const { round } = posted(begun().round, NOW);
    expect(advance(round, round.step, later(18_999))).toBeUndefined();
    expect(advance(round, round.step - 1, later(20_000))).toBeUndefined();
    const paused = goOn(round, later(20_000)).round;
    expect(advance(paused, round.step, later(20_001))).toBeUndefined();
    expect(quizPosted(round, { quizId: `${ROUND}:1`, pollId: 'again' }, NOW)).toBeUndefined();
    expect(quizPosted(begun().round, { quizId: `${ROUND}:2`, pollId: 'other' }, NOW)).toBeUndefined();
  });

  it('ends when a question can not be posted', () => {
    const end = goOn(begun().round, later(5 * 60_000));
    expect(end.round.ending).toBe('not-posted');
    expect(advance(end.round, end.round.step, later(10 * 60_000))).toBeUndefined();
  });

  it('ends early when it is stopped: what comes after that moment is late', () => {
    const stopped = stopRound(posted(begun().round, NOW).round, later(7_000))!;
    expect(stopped.round.poll?.endsAt).toBe(later(7_000).toISOString());
    const end = goOn(stopped.round, later(12_000));
    expect(end.round).toMatchObject({ state: 'over', ending: 'stopped', asked: 1 });
    expect(stopRound(end.round, later(13_000))).toBeUndefined();
  });
});

const POLL: TriviaPoll = frozen({
  pollId: 'poll',
  roundId: ROUND,
  chatId: GROUP,
  bankId: 'kisses',
  questionId: 'a',
  question: 1,
  correct: 2,
  pays: BANK.round.pays,
  openedAt: NOW.toISOString(),
  endsAt: later(20_000).toISOString(),
});
const answer = (milliseconds: number, option = 2) => ({
  id: `${USER}:poll`,
  userId: USER,
  pollId: 'poll',
  option,
  answeredAt: later(milliseconds).toISOString(),
});
const outcomeOf = ({ emit }: ReturnType<typeof judge>) => emit[0]?.data as typeof TriviaAnswered.sample;
const besitosFor = (milliseconds: number, player: Player = newPlayer(USER), poll = POLL) =>
  outcomeOf(judge(player, poll, answer(milliseconds))).besitos;

describe('An answer', () => {
  it('that is right is paid once, with the question as its cause, and goes into the ranking', () => {
    const { player, send } = judge(newPlayer(USER), POLL, answer(10_000));
    const cause = `trivia:${ROUND}:1:${USER}`;
    expect(send).toMatchObject([
      { data: { userId: USER, amount: 13, reason: 'trivia', cause }, key: cause },
      {
        definition: RecordTriviaAnswer,
        key: `${ROUND}:1:${USER}`,
        data: { right: true, besitos: 13, milliseconds: 10_000 },
      },
    ]);
    expect(player).toMatchObject({ rounds: 1, answered: 1, right: 1, besitos: 13, streak: 1, bestStreak: 1 });
  });

  it('that is wrong pays nothing and ends the row', () => {
    const good = judge(newPlayer(USER), POLL, answer(0)).player;
    const bad = judge(good, { ...POLL, question: 2 }, answer(0, 1));
    expect(outcomeOf(bad)).toMatchObject({ outcome: 'wrong', besitos: 0, streak: 0 });
    expect(bad.send).toMatchObject([{ definition: RecordTriviaAnswer, data: { right: false } }]);
    expect(bad.player).toMatchObject({ answered: 2, right: 1, streak: 0, bestStreak: 1 });
  });

  it('counts at the very end of the time, and a millisecond later does not', () => {
    expect(outcomeOf(judge(newPlayer(USER), POLL, answer(20_000))).outcome).toBe('right');
    const late = judge(newPlayer(USER), POLL, answer(20_001));
    expect(outcomeOf(late)).toMatchObject({ outcome: 'late', besitos: 0 });
    expect(late.send).toEqual([]);
    expect(late.player).toEqual(newPlayer(USER));
  });

  it('pays more the sooner it comes', () => {
    expect([0, 5_000, 10_000, 20_000].map((time) => besitosFor(time))).toEqual([16, 15, 13, 10]);
  });

  it('pays more in a row, up to the most; what was left out and the next round begin anew', () => {
    const at = (question: number, roundId = ROUND): TriviaPoll => ({ ...POLL, question, roundId });
    const paid: number[] = [];
    let player = newPlayer(USER);
    const rest = '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c71';
    for (const poll of [at(1), at(2), at(3), at(5), at(6), at(1, rest), at(2, rest)]) {
      const judged = judge(player, poll, answer(20_000));
      player = judged.player;
      paid.push(outcomeOf(judged).besitos);
    }
    expect(paid).toEqual([10, 12, 13, 10, 12, 10, 12]);
    expect(player).toMatchObject({ rounds: 2, bestStreak: 3, answered: 7 });
  });
});

describe('The ranking', () => {
  it('puts first who has more besitos, and of those with as many who was quicker', () => {
    const said: [string, number, number][] = [
      ['slow', 10, 9_000],
      ['quick', 10, 2_000],
      ['best', 16, 15_000],
      ['wrong', 0, 100],
    ];
    let { round } = begun();
    for (const [userId, besitos, milliseconds] of said)
      round = recordAnswer(round, undefined, { userId, besitos, milliseconds, right: besitos > 0 }).round;
    expect(rankingOf(round).map(({ place, userId }) => [place, userId])).toEqual([
      [1, 'best'],
      [2, 'quick'],
      [3, 'slow'],
      [4, 'wrong'],
    ]);
  });

  const user = fc.integer({ min: 0, max: 30 }).map((number) => `user ${String(number).padStart(2, '0')}`);
  const answers = fc.array(
    fc.record({ userId: user, besitos: fc.integer({ min: 0, max: 5 }), milliseconds: fc.nat(9) }),
    { maxLength: 120 },
  );

  it('has the ten best at any time, though it only ever looks at one answer', () => {
    fc.assert(
      fc.property(answers, (given) => {
        let { round } = begun();
        const scores = new Map<string, Score>();
        for (const each of given) {
          const recorded = recordAnswer(round, scores.get(each.userId), { ...each, right: each.besitos > 0 });
          round = recorded.round;
          scores.set(each.userId, recorded.score);
          const best = [...scores.values()].sort(byRank).slice(0, 10);
          expect(round.leaders.map(({ userId }) => userId)).toEqual(best.map(({ userId }) => userId));
        }
        expect(round).toMatchObject({ players: scores.size, answers: given.length });
      }),
      { numRuns: 50 },
    );
  });
});
