import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOCUMENTS_IN, type House, startHouse } from '@yabot/content/testing';
import {
  BanLifted,
  GrantXp,
  HiddenAmong,
  JoinBoards,
  KeepSeasons,
  Leaderboard,
  LeaveBoards,
  RankOf,
  RolesChanged,
  SeasonEnded,
  Seasons,
  UserBanned,
} from '@yabot/contracts';
import { accepted, type TestBus, type TestService, until } from '@yabot/service-kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { achievements } from '../src/achievements.service.ts';

describe.each(DOCUMENTS_IN)('Boards, with documents in %s', (documentsIn) => {
  let house: House;
  let bus: TestBus;
  let service: TestService;
  let now = new Date('2026-11-21T10:00:00.000Z');

  const start = () => house.start({ clock: () => now });

  beforeAll(async () => {
    house = await startHouse(achievements, documentsIn);
    bus = house.bus;
    service = await start();
  });
  afterAll(() => house.stop());

  const board = async (data: typeof Leaderboard.sample) => {
    const answer = await bus.client.ask(Leaderboard, data);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.result;
  };
  const ranksOf = async (userId: string) => {
    const answer = await bus.client.ask(RankOf, { userId });
    if (!answer.ok) throw new Error(answer.refusal.code);
    const { boards, hiddenBy } = answer.result;
    return { hiddenBy, ranks: boards.map(({ board, rank }) => [board, rank]), boards };
  };
  const grant = async (userId: string, amount: number) => {
    const answer = await bus.client.ask(
      GrantXp,
      { userId, amount, cause: randomUUID() },
      { key: randomUUID() },
    );
    expect(answer.ok).toBe(true);
  };
  const users = Array.from({ length: 12 }, () => randomUUID());

  it('shows who is ahead, where a user stands and with whom around', async () => {
    for (const [index, userId] of users.entries()) await grant(userId, 100 + index);
    const { rows, participants, own } = await board({ board: 'all', limit: 3, userId: users[0]! });
    expect(rows).toEqual([
      { rank: 1, userId: users[11], points: 111 },
      { rank: 2, userId: users[10], points: 110 },
      { rank: 3, userId: users[9], points: 109 },
    ]);
    expect([participants, own]).toEqual([12, { rank: 12, userId: users[0], points: 100 }]);
    const around = await board({ board: 'week', around: users[5]!, limit: 3 });
    expect(around.rows.map(({ userId }) => userId)).toEqual([users[6], users[5], users[4]]);
    expect(around.days).toEqual({ first: '2026-11-16', last: '2026-11-22' });
    expect(await ranksOf(users[5]!)).toMatchObject({
      hiddenBy: null,
      ranks: [
        ['all', 7],
        ['week', 7],
        ['month', 7],
        ['season', 7],
      ],
      boards: [
        { behindBy: 1, points: 105, participants: 12 },
        {},
        {},
        { season: { seasonId: 'autumn-2026' } },
      ],
    });
  });

  it('takes who leaves, is banned or has a hidden role off the boards, and brings them back with their points', async () => {
    const [, , , , , , , , , third, second, first] = users as [string, ...string[]];
    const top = async () => (await board({ board: 'month', limit: 2 })).rows.map(({ userId }) => userId);
    const key = () => ({ key: randomUUID() });
    expect(await bus.client.ask(LeaveBoards, { userId: first! }, key())).toMatchObject({
      result: { onBoards: false },
    });
    expect(await top()).toEqual([second, third]);
    const { hiddenBy, ranks } = await ranksOf(first!);
    expect([hiddenBy, ...ranks.map(([, rank]) => rank)]).toEqual(['left', null, null, null, null]);
    await accepted(bus.client.ask(JoinBoards, { userId: first! }, key()));
    expect(await top()).toEqual([first, second]);
    await bus.publish(UserBanned, { userId: first!, until: null, reason: 'spam' });
    await bus.publish(RolesChanged, { userId: second!, roles: ['follower', 'owner'] });
    await service.settled();
    expect((await ranksOf(first!)).hiddenBy).toBe('banned');
    expect((await ranksOf(second!)).hiddenBy).toBe('role');
    const hidden = await bus.client.ask(HiddenAmong, { userIds: [first!, second!, third!, randomUUID()] });
    expect(hidden.ok && hidden.result.hidden).toEqual([first, second]);
    expect((await top())[0]).toBe(third);
    await bus.publish(BanLifted, { userId: first! });
    await bus.publish(RolesChanged, { userId: second!, roles: ['follower'] });
    await service.settled();
    expect(await top()).toEqual([first, second]);
  });

  it('is the same in every instance, whichever saved the points, and after a restart', async () => {
    const other = await start();
    const answers = async () => {
      const seen = new Set<string>();
      for (let time = 0; time < 12; time++) {
        const answer = await bus.client.ask(Leaderboard, { board: 'all', limit: 20 });
        seen.add(answer.ok ? answer.result.rows.map(({ points }) => points).join() : answer.refusal.code);
      }
      return [...seen];
    };
    const points = users.map((_, index) => 200 + 2 * index);
    await Promise.all(users.map((userId, index) => grant(userId, 100 + index)));
    const expected = points.toReversed().join();
    await until('both instances agree', async () => {
      const seen = await answers();
      return seen.length === 1 && seen[0] === expected;
    });
    await service.stop();
    service = await start();
    await until('the restarted one agrees', async () => {
      const seen = await answers();
      return seen.length === 1 && seen[0] === expected;
    });
    await other.stop();
  });

  it('archives a season some minutes after its end, tells so once, and still shows it', async () => {
    const keep = async () => {
      await bus.send(KeepSeasons, { at: now.toISOString() }, randomUUID());
      await service.settled();
    };
    const state = async () => {
      const answer = await bus.client.ask(Seasons, {});
      return answer.ok ? answer.result.seasons.map(({ seasonId, state }) => [seasonId, state]) : [];
    };
    await keep();
    expect(await state()).toEqual([
      ['autumn-2026', 'open'],
      ['winter-2027', 'coming'],
    ]);
    now = new Date('2026-12-20T23:09:59.000Z');
    await grant(users[0]!, 500); // in winter already: the first of its days began at 23:00
    await keep();
    expect(await state()).toEqual([
      ['autumn-2026', 'open'],
      ['winter-2027', 'open'],
    ]);
    now = new Date('2026-12-20T23:10:00.000Z');
    await keep();
    await bus.observer.wait(SeasonEnded, 1);
    expect(bus.observer.of(SeasonEnded).map(({ data }) => data)).toMatchObject([
      { seasonId: 'autumn-2026', participants: 12, top: expect.any(Array) },
    ]);
    expect(bus.observer.of(SeasonEnded)[0]?.data.top[0]).toEqual({ rank: 1, userId: users[11], points: 222 });
    await until('it is archived', async () => (await state())[0]?.[1] === 'archived');
    const archived = await board({ board: 'season', seasonId: 'autumn-2026', around: users[0]!, limit: 2 });
    expect(archived).toMatchObject({
      season: { archived: true },
      participants: 12,
      own: { rank: 12, userId: users[0], points: 200 },
      rows: [{ rank: 11 }, { rank: 12, userId: users[0] }],
    });
    const listed = await bus.client.ask(Seasons, {});
    const winners = listed.ok ? listed.result.seasons[0]?.winners : [];
    expect(winners).toEqual(bus.observer.of(SeasonEnded)[0]?.data.top.slice(0, 3));
    const winter = await board({ board: 'season', limit: 5 });
    expect(winter.rows).toEqual([{ rank: 1, userId: users[0], points: 500 }]);
    await keep();
    expect(bus.observer.of(SeasonEnded)).toHaveLength(1);
  });

  it('says which season there is not', async () => {
    const answer = await bus.client.ask(Leaderboard, { board: 'season', seasonId: 'summer-1999' });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'season-unknown' } });
  });

  it('hides other roles as soon as the content says so', async () => {
    const file = join(house.content, 'community.yaml');
    await bus.publish(RolesChanged, { userId: users[11]!, roles: ['follower', 'moderator'] });
    await service.settled();
    expect((await ranksOf(users[11]!)).hiddenBy).toBe(null);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/^boards:.*$/m, 'boards: { hide: [moderator] }'));
    await until('moderators are hidden', async () => (await ranksOf(users[11]!)).ranks[0]?.[1] === null);
  });
});
