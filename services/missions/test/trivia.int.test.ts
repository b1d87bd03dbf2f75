import { randomUUID } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportedOf, type House, startHouse } from '@yabot/content/testing';
import {
  Credit,
  ExportMissionsPerson,
  PersonErased,
  PollAnswered,
  PostQuiz,
  QuizPosted,
  StartDueTrivia,
  StartTrivia,
  StopTrivia,
  SweepTrivia,
  TriviaAnswered,
  TriviaCompleted,
  TriviaOf,
  TriviaRanking,
  TriviaRound,
  UserBanned,
} from '@yabot/contracts';
import { type TestBus, type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missions } from '../src/missions.service.ts';

const CHATS = Array.from({ length: 10 }, (_, index) => -2001 - index);
const MODERATOR = randomUUID();
const bankOf = (id: string, questions: number, more = '') => `id: ${id}
title: { es: Prueba, en: Test }
round: { questions: ${questions}, seconds: 20, pays: { besitos: 10, speed: 6, streak: 2 } }
${more}questions:
  - { id: a, text: { es: A, en: A }, answer: { es: right, en: right }, wrong: [{ es: wrong, en: wrong }] }
  - { id: b, text: { es: B, en: B }, answer: { es: right, en: right }, wrong: [{ es: wrong, en: wrong }] }
`;

let house: House;
let bus: TestBus;
let service: TestService;
let ahead = 0;
const clock = () => new Date(Date.now() + ahead);

beforeAll(async () => {
  house = await startHouse(missions);
  const groups = CHATS.map((id) => `\n  - id: ${id}\n    title: Grupo\n`).join('');
  await appendFile(join(house.content, 'community.yaml'), groups);
  await writeFile(join(house.content, 'trivia/one.yaml'), bankOf('one', 1));
  await writeFile(join(house.content, 'trivia/two.yaml'), bankOf('two', 2));
  const daily = `daily: [{ at: "21:00", chat: ${CHATS[9]} }]\n`;
  await writeFile(join(house.content, 'trivia/nightly.yaml'), bankOf('nightly', 1, daily));
  bus = house.bus;
  service = await house.start({ clock });
});
afterAll(() => house.stop());

const settled = async () => {
  await service.settled();
  await bus.observer.caughtUp();
};
const start = (chatId: number, bankId: string) =>
  bus.client.ask(StartTrivia, { chatId, bankId, by: MODERATOR }, { key: randomUUID() });
const started = async (chatId: number, bankId: string) => {
  const answer = await start(chatId, bankId);
  if (!answer.ok) throw new Error(answer.refusal.code);
  await askFirst();
  return answer.result.roundId;
};
/** Plays the gateway: the question with this number stands in the group, since a moment. */
const post = async (roundId: string, question = 1, at = clock()) => {
  const quizId = `${roundId}:${question}`;
  const quiz = await until(`${quizId} is to be posted`, () =>
    bus.observer.of(PostQuiz).find(({ data }) => data.quizId === quizId),
  );
  const pollId = randomUUID();
  const { chatId, correct } = quiz.data;
  await bus.publish(QuizPosted, { quizId, chatId, messageId: 7, pollId }, { at });
  await settled();
  return { pollId, correct, endsAt: new Date(at.getTime() + 20_000) };
};
const choose = (userId: string, pollId: string, option: number, at = clock()) =>
  bus.publish(PollAnswered, { userId, pollId, optionIds: [option] }, { at });
/** What the job does again and again. */
const sweep = () => {
  const at = clock().toISOString();
  return service.submit(SweepTrivia.of({ at }, { key: randomUUID() }));
};
/** The first question comes some moments after the round began. */
const askFirst = async () => {
  ahead += 5_000;
  await sweep();
};
const endOf = (roundId: string) =>
  bus.observer.of(TriviaCompleted).find(({ data }) => data.roundId === roundId)?.data;
/** Lets the time of everything pass until the round is over. */
const finish = (roundId: string) =>
  until('the round is over', async () => {
    ahead += 6_000;
    await sweep();
    await settled();
    return endOf(roundId);
  });
const outcomesOf = (userId: string) => house.of(TriviaAnswered, userId).map(({ outcome }) => outcome);

describe('A round of trivia', () => {
  it('goes on by itself when its times come, and ends with the ranking', async () => {
    const [ana, eva, leo] = [randomUUID(), randomUUID(), randomUUID()];
    const roundId = await started(CHATS[0]!, 'one');
    const { pollId, correct } = await post(roundId, 1, new Date(clock().getTime() - 15_000));
    const opened = clock().getTime();
    await choose(eva, pollId, correct, new Date(opened - 2_000));
    await choose(ana, pollId, correct, new Date(opened - 12_000));
    await choose(leo, pollId, 1 - correct);
    const end = await until('the round is over', () => endOf(roundId));
    expect(end).toMatchObject({ ending: 'finished', questions: 1, players: 3, answers: 3, right: 2 });
    expect(end.ranking.map(({ userId }) => userId)).toEqual([ana, eva, leo]);
    expect(house.of(Credit, ana)).toMatchObject([{ reason: 'trivia', cause: `trivia:${roundId}:1:${ana}` }]);
    expect(house.of(Credit, leo)).toEqual([]);
  });

  it('is refused where one is played, of a bank there is not, and in a group of nobody', async () => {
    const chatId = CHATS[1]!;
    const roundId = await started(chatId, 'one');
    const code = async (chat: number, bank: string) => {
      const answer = await start(chat, bank);
      return answer.ok ? 'accepted' : answer.refusal;
    };
    expect(await code(chatId, 'two')).toEqual({ code: 'trivia-running', details: { roundId } });
    expect(await code(chatId, 'none')).toMatchObject({ code: 'trivia-bank-unknown' });
    expect(await code(-9, 'one')).toMatchObject({ code: 'trivia-chat-unknown' });
  });

  it('can be stopped: what was answered counts, what comes later is late, and another can begin', async () => {
    const chatId = CHATS[2]!;
    const [ana, eva] = [randomUUID(), randomUUID()];
    const roundId = await started(chatId, 'two');
    const { pollId, correct } = await post(roundId);
    await choose(ana, pollId, correct);
    await settled();
    const stop = () => bus.client.ask(StopTrivia, { chatId, roundId, by: MODERATOR }, { key: randomUUID() });
    expect(await stop()).toMatchObject({ ok: true });
    await choose(eva, pollId, correct, new Date(clock().getTime() + 1));
    expect(await finish(roundId)).toMatchObject({ ending: 'stopped', questions: 1, players: 1 });
    expect([outcomesOf(ana), outcomesOf(eva)]).toEqual([['right'], ['late']]);
    expect(await stop()).toMatchObject({ ok: false, refusal: { code: 'trivia-not-running' } });
    expect(await started(chatId, 'one')).not.toBe(roundId);
  });

  it('ends, with all answers that were in time, after the service was down at the end of the question', async () => {
    const users = Array.from({ length: 20 }, () => randomUUID());
    const roundId = await started(CHATS[3]!, 'one');
    const { pollId, correct, endsAt } = await post(roundId);
    await service.stop();
    for (const userId of users) await choose(userId, pollId, correct, endsAt);
    ahead += 3_600_000;
    service = await house.start({ clock });
    expect(await finish(roundId)).toMatchObject({ ending: 'finished', players: 20, right: 20 });
    for (const userId of users) expect(house.of(Credit, userId)).toHaveLength(1);
  });

  it('ends when Telegram does not take its question', async () => {
    const roundId = await started(CHATS[4]!, 'one');
    ahead += 5 * 60_000;
    expect(await finish(roundId)).toMatchObject({ ending: 'not-posted', questions: 0, players: 0 });
  });

  it('begins by the schedule of the content, in the time of the community, once a day', async () => {
    const dueAt = async (moment: string) => {
      ahead = Date.parse(moment) - Date.now();
      const answer = await service.submit(
        StartDueTrivia.of({ at: clock().toISOString() }, { key: randomUUID() }),
      );
      return answer.ok && answer.result.due;
    };
    expect(await dueAt('2027-01-15T19:59:00Z')).toBe(0);
    expect(await dueAt('2027-01-15T20:00:00Z')).toBe(1);
    expect(await dueAt('2027-01-15T20:01:00Z')).toBe(1);
    expect(await dueAt('2027-01-15T20:31:00Z')).toBe(0);
    await settled();
    await askFirst();
    await settled();
    expect(bus.observer.of(PostQuiz).filter(({ data }) => data.chatId === CHATS[9])).toHaveLength(1);
  });
});

describe('An answer', () => {
  it('pays once, however often it comes, and whatever is chosen afterwards', async () => {
    const userId = randomUUID();
    const { pollId, correct } = await post(await started(CHATS[5]!, 'one'));
    const id = randomUUID();
    const data = { userId, pollId, optionIds: [correct] };
    await bus.publish(PollAnswered, data, { id, at: clock() });
    await bus.publishUnrecognised([{ definition: PollAnswered, data, id }]);
    await choose(userId, pollId, correct);
    await choose(userId, pollId, 1 - correct);
    await bus.publish(PollAnswered, { userId, pollId, optionIds: [] }, { at: clock() });
    await settled();
    expect(outcomesOf(userId)).toEqual(['right']);
    expect(house.of(Credit, userId)).toHaveLength(1);
  });

  it('is in time at the very end of its question, and late a millisecond after it', async () => {
    const [ana, eva] = [randomUUID(), randomUUID()];
    const { pollId, correct, endsAt } = await post(await started(CHATS[6]!, 'one'));
    ahead += 60_000;
    await choose(ana, pollId, correct, endsAt);
    await choose(eva, pollId, correct, new Date(endsAt.getTime() + 1));
    await settled();
    expect([outcomesOf(ana), outcomesOf(eva)]).toEqual([['right'], ['late']]);
    expect(house.of(Credit, eva)).toEqual([]);
  });

  it('of who is banned counts for nothing', async () => {
    const userId = randomUUID();
    await bus.publish(UserBanned, { userId, until: null, reason: 'spam' });
    await settled();
    const { pollId, correct } = await post(await started(CHATS[7]!, 'one'));
    await choose(userId, pollId, correct);
    await settled();
    expect(outcomesOf(userId)).toEqual([]);
  });

  it('that overtakes its question waits for it, and one to another poll is given up', async () => {
    const userId = randomUUID();
    const chatId = CHATS[8]!;
    const roundId = await started(chatId, 'two');
    const pollId = randomUUID();
    const quiz = await until('a quiz', () =>
      bus.observer.of(PostQuiz).find(({ data }) => data.chatId === chatId),
    );
    const { quizId, correct } = quiz.data;
    const at = clock();
    await choose(userId, pollId, correct, at);
    await choose(userId, 'another-poll', 0, at);
    await settled();
    expect(outcomesOf(userId)).toEqual([]);
    await bus.publish(QuizPosted, { quizId, chatId, messageId: 7, pollId }, { at });
    await settled();
    expect(await sweep()).toMatchObject({ ok: true, result: { answers: 1 } });
    await settled();
    expect(outcomesOf(userId)).toEqual(['right']);
    ahead += 11 * 60_000;
    expect(await sweep()).toMatchObject({ ok: true, result: { answers: 1 } });
    await settled();
    expect(await sweep()).toMatchObject({ ok: true, result: { answers: 0 } });
    expect(outcomesOf(userId)).toEqual(['right']);
    expect(roundId).toBe(quizId.split(':')[0]);
  });
});

it('Trivia keeps its books when two instances share the work, and everybody answers at once, and twice', async () => {
  const other = await house.start({ clock });
  const chatId = -1001234567890;
  const users = Array.from({ length: 100 }, (): string => randomUUID());
  const roundId = await started(chatId, 'two');
  for (const question of [1, 2]) {
    const { pollId, correct, endsAt } = await post(roundId, question);
    const at = clock();
    const answers = users.map((userId, index) => ({
      definition: PollAnswered,
      data: { userId, pollId, optionIds: [index % 4 === 0 ? 1 - correct : correct] },
      id: randomUUID(),
      at: new Date(at.getTime() - index),
    }));
    await bus.publishAll([...answers, ...answers.map((answer) => ({ ...answer, id: randomUUID() }))]);
    await Promise.all([service.settled(), other.settled()]);
    ahead += endsAt.getTime() + 1_000 - clock().getTime();
    await sweep();
    await settled();
    ahead += 6_000;
    await sweep();
  }
  const end = await until('the round is over', () => endOf(roundId));
  expect(end).toMatchObject({ questions: 2, players: 100, answers: 200, right: 150 });
  expect(end.ranking).toHaveLength(10);
  const paid = users.map((userId) => house.of(Credit, userId));
  expect(paid.map((credits) => credits.length)).toEqual(users.map((_, index) => (index % 4 === 0 ? 0 : 2)));
  const mine = end.ranking[3]!;
  expect(paid[users.indexOf(mine.userId)]?.reduce((sum, { amount }) => sum + amount, 0)).toBe(mine.besitos);

  const round = await bus.client.ask(TriviaRound, { chatId, userId: mine.userId });
  expect(round).toMatchObject({
    ok: true,
    result: { roundId, ending: 'finished', ranking: end.ranking, mine },
  });
  const last = await bus.client.ask(TriviaRound, { chatId, roundId, userId: users[0]! });
  expect(last.ok && last.result.mine?.place).toBeGreaterThan(75);
  const totals = await bus.client.ask(TriviaOf, { userId: mine.userId });
  expect(totals).toMatchObject({
    ok: true,
    result: { rounds: 1, answered: 2, right: 2, streak: 2, bestStreak: 2, besitos: mine.besitos },
  });
  expect(totals.ok && totals.result.last).toEqual({ roundId, chatId });

  const all = await bus.client.ask(TriviaRanking, { userId: mine.userId, limit: 50 });
  if (!all.ok) throw new Error(all.refusal.code);
  const { ranking } = all.result;
  expect(ranking.map(({ place }) => place)).toEqual(ranking.map((_, index) => index + 1));
  expect(ranking).toEqual(ranking.toSorted((one, two) => two.besitos - one.besitos || one.place - two.place));
  const own = all.result.mine!;
  const around = await bus.client.ask(TriviaRanking, { from: own.place, limit: 1 });
  expect(around).toMatchObject({ result: { ranking: [own] } });
  const next = await bus.client.ask(TriviaRanking, { from: 2, limit: 1 });
  expect(next).toMatchObject({ result: { ranking: [ranking[1]], mine: null } });

  const scores = async () => (await exportedOf(mine.userId, bus, ExportMissionsPerson)).trivia_scores;
  expect(await scores()).toMatchObject([{ roundId, besitos: mine.besitos }]);
  await bus.publish(PersonErased, { userId: mine.userId });
  await until('they are forgotten', async () => {
    const told = await bus.client.ask(TriviaOf, { userId: mine.userId });
    return told.ok && told.result.rounds === 0;
  });
  // The places of the others rest on it.
  expect(await scores()).toHaveLength(1);
  await other.stop();
});
