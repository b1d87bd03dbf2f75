import type { Role } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Boards } from '../../src/rules/boards/boards.ts';
import { pageOf } from '../../src/rules/boards/page.ts';
import { boardsAt } from '../../src/rules/boards/shown.ts';
import { award } from '../../src/rules/levels.ts';
import { changed, newStanding, type Standing } from '../../src/rules/standing.ts';
import { definitions, LEVELS } from '../fixtures.ts';

const AUTUMN = {
  id: 'autumn',
  title: { es: 'Otoño', en: 'Autumn' },
  from: '2026-10-01',
  until: '2026-11-30',
};
const content = definitions([], LEVELS, [AUTUMN]);
const earn = (standing: Standing, xp: number, at: string, now = at) =>
  award(standing, xp, { at: new Date(at), now: new Date(now) }, content).standing;
const pointsOn = (boards: Boards, at: string) =>
  Object.fromEntries(
    boardsAt(boards, new Date(at), content).map(({ board, ranking }) => [
      board,
      Object.fromEntries(ranking.rows(1, 50).map(({ userId, points }) => [userId, points])),
    ]),
  );

describe('the boards', () => {
  it('begin a week on Monday and a month on its first day, where the community is', () => {
    const boards = new Boards();
    const sunday = earn(newStanding('ana'), 10, '2026-11-29T22:59:59.000Z'); // 23:59 in Madrid
    boards.take(sunday, content);
    expect(pointsOn(boards, '2026-11-29T22:59:59.500Z')).toMatchObject({
      week: { ana: 10 },
      month: { ana: 10 },
    });
    expect(pointsOn(boards, '2026-11-29T23:00:00.000Z')).toMatchObject({ week: {}, month: { ana: 10 } });
    boards.take(earn(sunday, 5, '2026-11-30T23:00:00.000Z'), content);
    expect(pointsOn(boards, '2026-11-30T23:00:00.000Z')).toEqual({
      all: { ana: 15 },
      week: { ana: 5 },
      month: { ana: 5 },
    });
  });

  it('give a season the points of its days alone', () => {
    const boards = new Boards();
    const before = earn(newStanding('ana'), 10, '2026-09-30T21:59:59.000Z');
    const first = earn(before, 7, '2026-09-30T22:00:00.000Z');
    boards.take(first, content);
    expect(pointsOn(boards, '2026-09-30T22:00:00.000Z')).toMatchObject({
      all: { ana: 17 },
      season: { ana: 7 },
    });
    const after = earn(first, 3, '2026-11-30T23:00:00.000Z');
    expect(after.scores.seasons.autumn?.points).toBe(7);
  });

  it.each<[string, Partial<Standing>]>([
    ['has left', { offBoards: true }],
    ['is banned', { ban: { until: null } }],
    ['has a role that is hidden', { roles: ['follower', 'owner'] as Role[] }],
  ])('do not show who %s, and close the gap, until that is over', (_, hidden) => {
    const boards = new Boards();
    const ana = earn(newStanding('ana'), 30, '2026-11-21T10:00:00.000Z');
    const ben = earn(newStanding('ben'), 20, '2026-11-21T10:00:00.000Z');
    const away = changed({ ...ana, ...hidden }, new Date('2026-11-21T11:00:00.000Z'));
    for (const standing of [ana, ben, away]) boards.take(standing, content);
    const now = '2026-11-21T12:00:00.000Z';
    expect(pointsOn(boards, now)).toMatchObject({ all: { ben: 20 }, week: { ben: 20 }, season: { ben: 20 } });
    expect(boards.all().rowOf('ben')?.rank).toBe(1);
    boards.take(changed({ ...ana, changedAt: away.changedAt }, new Date(now)), content);
    expect(pointsOn(boards, now)).toMatchObject({ all: { ana: 30, ben: 20 }, month: { ana: 30, ben: 20 } });
  });

  it('take nothing over that is older than what they know, whatever the clock of who saved it said', () => {
    const boards = new Boards();
    const first = earn(newStanding('ana'), 10, '2026-11-21T10:00:00.000Z');
    const second = earn(first, 10, '2026-11-21T10:00:00.000Z', '2026-11-21T09:00:00.000Z');
    boards.take(second, content);
    boards.take(first, content);
    expect(boards.all().rowOf('ana')?.points).toBe(20);
  });

  it('have ahead, of two with as many points, who came to them first, also when points come late', () => {
    const boards = new Boards();
    const eva = earn(newStanding('eva'), 15, '2026-11-21T11:00:00.000Z');
    const ana = earn(newStanding('ana'), 10, '2026-11-21T12:00:00.000Z');
    const late = earn(ana, 5, '2026-11-21T10:00:00.000Z', '2026-11-21T13:00:00.000Z');
    for (const standing of [late, eva]) boards.take(standing, content);
    for (const { ranking } of boardsAt(boards, new Date('2026-11-21T14:00:00.000Z'), content))
      expect(ranking.rows(1, 2).map(({ userId }) => userId)).toEqual(['eva', 'ana']);
  });

  it('keep nothing of a season that was archived', () => {
    const boards = new Boards();
    boards.take(earn(newStanding('ana'), 10, '2026-11-21T10:00:00.000Z'), content);
    boards.forget('autumn');
    boards.take(earn(newStanding('ben'), 10, '2026-11-21T10:00:00.000Z'), content);
    expect(boards.season('autumn').size).toBe(0);
  });
});

describe('a page', () => {
  const boards = new Boards();
  for (let number = 1; number <= 30; number++) {
    boards.take(earn(newStanding(`user-${number}`), 100 - number, '2026-11-21T10:00:00.000Z'), content);
  }
  const ranks = (wanted: Parameters<typeof pageOf>[1]) =>
    pageOf(boards.all(), wanted).rows.map(({ rank }) => rank);

  it('has a user in its middle with the neighbours on both sides, and is whole at both ends', () => {
    expect(ranks({ around: 'user-15', limit: 5 })).toEqual([13, 14, 15, 16, 17]);
    expect(ranks({ around: 'user-1', limit: 5 })).toEqual([1, 2, 3, 4, 5]);
    expect(ranks({ around: 'user-30', limit: 5 })).toEqual([26, 27, 28, 29, 30]);
  });

  it('begins at a rank, with the own row beside it', () => {
    expect(ranks({ from: 29, limit: 5 })).toEqual([29, 30]);
    expect(pageOf(boards.all(), { userId: 'user-12', limit: 1 }).own).toEqual({
      rank: 12,
      userId: 'user-12',
      points: 88,
    });
    expect(pageOf(boards.all(), { around: 'nobody', limit: 2 })).toMatchObject({
      participants: 30,
      own: null,
      rows: [{ rank: 1 }, { rank: 2 }],
    });
  });
});

describe('any row of awards, departures and returns over several weeks', () => {
  const step = fc.record({
    user: fc.constantFrom('ana', 'ben', 'eva', 'leo', 'mia'),
    hours: fc.integer({ min: 0, max: 60 }),
    what: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 3 }) },
      { weight: 1, arbitrary: fc.constant('toggle' as const) },
    ),
  });

  it('leads to what adding up the awards of each window tells, also when rows come twice and late', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 80 }),
        fc.infiniteStream(fc.nat({ max: 3 })),
        (steps, delays) => {
          const boards = new Boards();
          const standings = new Map<string, Standing>();
          const late: Standing[] = [];
          const awards: { user: string; points: number; at: Date }[] = [];
          let now = new Date('2026-11-02T08:00:00.000Z');
          for (const { user, hours, what } of steps) {
            now = new Date(now.getTime() + hours * 3_600_000);
            const standing = standings.get(user) ?? newStanding(user);
            const next =
              what === 'toggle'
                ? changed({ ...standing, offBoards: !standing.offBoards }, now)
                : earn(standing, what, now.toISOString());
            if (what !== 'toggle') awards.push({ user, points: what, at: now });
            standings.set(user, next);
            if (delays.next().value === 0) late.push(next);
            else boards.take(next, content);
          }
          for (const standing of late) boards.take(standing, content);
          for (const standing of standings.values()) boards.take(standing, content);
          expect(pointsOn(boards, now.toISOString())).toEqual(expected(awards, standings, now));
        },
      ),
    );
  });
});

/** From the awards alone: everything, this Monday and this month in Madrid (winter: an hour ahead), and the season. */
function expected(
  awards: readonly { user: string; points: number; at: Date }[],
  standings: ReadonlyMap<string, Standing>,
  now: Date,
) {
  const local = (at: Date) => new Date(at.getTime() + 3_600_000);
  const month = (at: Date) => local(at).toISOString().slice(0, 7);
  const week = (at: Date) => Math.floor((local(at).getTime() / 86_400_000 + 3) / 7);
  const inSeason = (at: Date) => local(at).toISOString() < '2026-12-01';
  const sum = (counts: (at: Date) => boolean) => {
    const sums: Record<string, number> = {};
    for (const { user, points, at } of awards) {
      if (!standings.get(user)?.offBoards && counts(at)) sums[user] = (sums[user] ?? 0) + points;
    }
    return sums;
  };
  return {
    all: sum(() => true),
    week: sum((at) => week(at) === week(now)),
    month: sum((at) => month(at) === month(now)),
    ...(inSeason(now) ? { season: sum(inSeason) } : {}),
  };
}
