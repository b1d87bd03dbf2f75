import { randomUUID } from 'node:crypto';
import { DOCUMENTS_IN, exportedOf } from '@yabot/content/testing';
import {
  Credit,
  ExportMissionsPerson,
  PersonErased,
  PollAnswered,
  TriviaOf,
  TriviaRanking,
  TriviaRound,
} from '@yabot/contracts';
import { until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Game } from './game.ts';

describe.each(DOCUMENTS_IN)('Trivia, with documents in %s', (documentsIn) => {
  let game: Game;
  beforeAll(async () => {
    game = await Game.start(documentsIn);
  });
  afterAll(() => game?.house.stop());

  it('Trivia keeps its books when two instances share the work, and everybody answers at once, and twice', async () => {
    const other = await game.instance();
    const chatId = -1001234567890;
    const users = Array.from({ length: 100 }, (): string => randomUUID());
    const roundId = await game.begun(chatId, 'two');
    for (const question of [1, 2]) {
      const { pollId, correct, endsAt } = await game.post(roundId, question);
      const at = game.now();
      const answers = users.map((userId, index) => ({
        definition: PollAnswered,
        data: { userId, pollId, optionIds: [index % 4 === 0 ? 1 - correct : correct] },
        id: randomUUID(),
        at: new Date(at.getTime() - index),
      }));
      await game.bus.publishAll([...answers, ...answers.map((answer) => ({ ...answer, id: randomUUID() }))]);
      await Promise.all([game.service.settled(), other.settled()]);
      game.reach(new Date(endsAt.getTime() + 1_000));
      await game.sweep();
      await game.settled();
      game.pass(6_000);
      await game.sweep();
    }
    const end = await until('the round is over', () => game.endOf(roundId));
    expect(end).toMatchObject({ questions: 2, players: 100, answers: 200, right: 150 });
    expect(end.ranking).toHaveLength(10);
    const paid = users.map((userId) => game.house.of(Credit, userId));
    expect(paid.map((credits) => credits.length)).toEqual(users.map((_, index) => (index % 4 === 0 ? 0 : 2)));
    const mine = end.ranking[3]!;
    expect(paid[users.indexOf(mine.userId)]?.reduce((sum, { amount }) => sum + amount, 0)).toBe(mine.besitos);

    const round = await game.bus.client.ask(TriviaRound, { chatId, userId: mine.userId });
    expect(round).toMatchObject({
      ok: true,
      result: { roundId, ending: 'finished', ranking: end.ranking, mine },
    });
    const last = await game.bus.client.ask(TriviaRound, { chatId, roundId, userId: users[0]! });
    expect(last.ok && last.result.mine?.place).toBeGreaterThan(75);
    const totals = await game.bus.client.ask(TriviaOf, { userId: mine.userId });
    expect(totals).toMatchObject({
      ok: true,
      result: { rounds: 1, answered: 2, right: 2, streak: 2, bestStreak: 2, besitos: mine.besitos },
    });
    expect(totals.ok && totals.result.last).toEqual({ roundId, chatId });

    const all = await game.bus.client.ask(TriviaRanking, { userId: mine.userId, limit: 50 });
    if (!all.ok) throw new Error(all.refusal.code);
    const { ranking } = all.result;
    expect(ranking.map(({ place }) => place)).toEqual(ranking.map((_, index) => index + 1));
    expect(ranking).toEqual(
      ranking.toSorted((one, two) => two.besitos - one.besitos || one.place - two.place),
    );
    const own = all.result.mine!;
    const around = await game.bus.client.ask(TriviaRanking, { from: own.place, limit: 1 });
    expect(around).toMatchObject({ result: { ranking: [own] } });
    const next = await game.bus.client.ask(TriviaRanking, { from: 2, limit: 1 });
    expect(next).toMatchObject({ result: { ranking: [ranking[1]], mine: null } });

    const scores = async () => (await exportedOf(mine.userId, game.bus, ExportMissionsPerson)).trivia_scores;
    expect(await scores()).toMatchObject([{ roundId, besitos: mine.besitos }]);
    await game.bus.publish(PersonErased, { userId: mine.userId });
    await until('they are forgotten', async () => {
      const told = await game.bus.client.ask(TriviaOf, { userId: mine.userId });
      return told.ok && told.result.rounds === 0;
    });
    // The places of the others rest on it.
    expect(await scores()).toHaveLength(1);
    await other.stop();
  });
});
