import { randomUUID } from 'node:crypto';
import {
  Credit,
  PollAnswered,
  PostQuiz,
  QuizPosted,
  StartDueTrivia,
  StopTrivia,
  UserBanned,
} from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHATS, Game, MODERATOR, SCHEDULED_HOUR } from './game.ts';

let game: Game;
beforeAll(async () => {
  game = await Game.start();
});
afterAll(() => game?.house.stop());

describe('A round of trivia', () => {
  it('goes on by itself when its times come, and ends with the ranking', async () => {
    const [ana, eva, leo] = [randomUUID(), randomUUID(), randomUUID()];
    const roundId = await game.begun(CHATS[0]!, 'one');
    const { pollId, correct } = await game.post(roundId, 1, new Date(game.now().getTime() - 15_000));
    const opened = game.now().getTime();
    await game.choose(eva, pollId, correct, new Date(opened - 2_000));
    await game.choose(ana, pollId, correct, new Date(opened - 12_000));
    await game.choose(leo, pollId, 1 - correct);
    const end = await until('the round is over', () => game.endOf(roundId));
    expect(end).toMatchObject({ ending: 'finished', questions: 1, players: 3, answers: 3, right: 2 });
    expect(end.ranking.map(({ userId }) => userId)).toEqual([ana, eva, leo]);
    expect(game.house.of(Credit, ana)).toMatchObject([
      { reason: 'trivia', cause: `trivia:${roundId}:1:${ana}` },
    ]);
    expect(game.house.of(Credit, leo)).toEqual([]);
  });

  it('is refused where one is played, of a bank there is not, and in a group of nobody', async () => {
    const chatId = CHATS[1]!;
    const roundId = await game.begun(chatId, 'one');
    const code = async (chat: number, bank: string) => {
      const answer = await game.begin(chat, bank);
      return answer.ok ? 'accepted' : answer.refusal;
    };
    expect(await code(chatId, 'two')).toEqual({ code: 'trivia-running', details: { roundId } });
    expect(await code(chatId, 'none')).toMatchObject({ code: 'trivia-bank-unknown' });
    expect(await code(-9, 'one')).toMatchObject({ code: 'trivia-chat-unknown' });
  });

  it('can be stopped: what was answered counts, what comes later is late, and another can begin', async () => {
    const chatId = CHATS[2]!;
    const [ana, eva] = [randomUUID(), randomUUID()];
    const roundId = await game.begun(chatId, 'two');
    const { pollId, correct } = await game.post(roundId);
    await game.choose(ana, pollId, correct);
    await game.settled();
    const stop = () =>
      game.bus.client.ask(StopTrivia, { chatId, roundId, by: MODERATOR }, { key: randomUUID() });
    expect(await stop()).toMatchObject({ ok: true });
    await game.choose(eva, pollId, correct, new Date(game.now().getTime() + 1));
    expect(await game.finish(roundId)).toMatchObject({ ending: 'stopped', questions: 1, players: 1 });
    expect([game.outcomesOf(ana), game.outcomesOf(eva)]).toEqual([['right'], ['late']]);
    expect(await stop()).toMatchObject({ ok: false, refusal: { code: 'trivia-not-running' } });
    expect(await game.begun(chatId, 'one')).not.toBe(roundId);
  });

  it('ends, with all answers that were in time, after the service was down at the end of the question', async () => {
    const users = Array.from({ length: 20 }, () => randomUUID());
    const roundId = await game.begun(CHATS[3]!, 'one');
    const { pollId, correct, endsAt } = await game.post(roundId);
    await game.service.stop();
    for (const userId of users) await game.choose(userId, pollId, correct, endsAt);
    game.pass(3_600_000);
    game.service = await game.instance();
    // The pause in which they come into the ranking is of the test's clock.
    await until('all answers are judged', () => users.every((userId) => game.outcomesOf(userId).length > 0));
    await game.settled();
    expect(await game.finish(roundId)).toMatchObject({ ending: 'finished', players: 20, right: 20 });
    for (const userId of users) expect(game.house.of(Credit, userId)).toHaveLength(1);
  });

  it('ends when Telegram does not take its question', async () => {
    const roundId = await game.begun(CHATS[4]!, 'one');
    game.pass(5 * 60_000);
    expect(await game.finish(roundId)).toMatchObject({ ending: 'not-posted', questions: 0, players: 0 });
  });

  it('begins by the schedule of the content, in the time of the community, once a day', async () => {
    const dueAfter = async (minutes: number) => {
      game.reach(new Date(Date.UTC(2027, 0, 15, SCHEDULED_HOUR, minutes)));
      const answer = await game.service.submit(
        StartDueTrivia.of({ at: game.now().toISOString() }, { key: randomUUID() }),
      );
      return answer.ok && answer.result.due;
    };
    expect(await dueAfter(-1)).toBe(0);
    expect(await dueAfter(0)).toBe(1);
    expect(await dueAfter(1)).toBe(1);
    expect(await dueAfter(31)).toBe(0);
    await game.settled();
    await game.askFirst();
    await game.settled();
    expect(game.bus.observer.of(PostQuiz).filter(({ data }) => data.chatId === CHATS[9])).toHaveLength(1);
  });
});

describe('An answer', () => {
  it('pays once, however often it comes, and whatever is chosen afterwards', async () => {
    const userId = randomUUID();
    const { pollId, correct } = await game.post(await game.begun(CHATS[5]!, 'one'));
    const id = randomUUID();
    const data = { userId, pollId, optionIds: [correct] };
    await game.bus.publish(PollAnswered, data, { id, at: game.now() });
    await game.bus.publishUnrecognised([{ definition: PollAnswered, data, id }]);
    await game.choose(userId, pollId, correct);
    await game.choose(userId, pollId, 1 - correct);
    await game.bus.publish(PollAnswered, { userId, pollId, optionIds: [] }, { at: game.now() });
    await game.settled();
    expect(game.outcomesOf(userId)).toEqual(['right']);
    expect(game.house.of(Credit, userId)).toHaveLength(1);
  });

  it('is in time at the very end of its question, and late a millisecond after it', async () => {
    const [ana, eva] = [randomUUID(), randomUUID()];
    const { pollId, correct, endsAt } = await game.post(await game.begun(CHATS[6]!, 'one'));
    game.pass(60_000);
    await game.choose(ana, pollId, correct, endsAt);
    await game.choose(eva, pollId, correct, new Date(endsAt.getTime() + 1));
    await game.settled();
    expect([game.outcomesOf(ana), game.outcomesOf(eva)]).toEqual([['right'], ['late']]);
    expect(game.house.of(Credit, eva)).toEqual([]);
  });

  it('of who is banned counts for nothing', async () => {
    const userId = randomUUID();
    await game.bus.publish(UserBanned, { userId, until: null, reason: 'spam' });
    await game.settled();
    const { pollId, correct } = await game.post(await game.begun(CHATS[7]!, 'one'));
    await game.choose(userId, pollId, correct);
    await game.settled();
    expect(game.outcomesOf(userId)).toEqual([]);
  });

  it('that overtakes its question waits for it, and one to another poll is given up', async () => {
    const userId = randomUUID();
    const chatId = CHATS[8]!;
    const roundId = await game.begun(chatId, 'two');
    const pollId = randomUUID();
    const quiz = await until('a quiz', () =>
      game.bus.observer.of(PostQuiz).find(({ data }) => data.chatId === chatId),
    );
    const { quizId, correct } = quiz.data;
    const at = game.now();
    await game.choose(userId, pollId, correct, at);
    await game.choose(userId, 'another-poll', 0, at);
    await game.settled();
    expect(game.outcomesOf(userId)).toEqual([]);
    await game.bus.publish(QuizPosted, { quizId, chatId, messageId: 7, pollId }, { at });
    await game.settled();
    expect(await game.sweep()).toMatchObject({ ok: true, result: { answers: 1 } });
    await game.settled();
    expect(game.outcomesOf(userId)).toEqual(['right']);
    game.pass(11 * 60_000);
    expect(await game.sweep()).toMatchObject({ ok: true, result: { answers: 1 } });
    await game.settled();
    expect(await game.sweep()).toMatchObject({ ok: true, result: { answers: 0 } });
    expect(game.outcomesOf(userId)).toEqual(['right']);
    expect(roundId).toBe(quizId.split(':')[0]);
  });
});
