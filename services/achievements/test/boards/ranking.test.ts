import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Members } from '../../src/rules/boards/members.ts';
import { Ranking } from '../../src/rules/boards/ranking.ts';
import type { Score } from '../../src/rules/scores.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 10, 0, second)).toISOString();
const score = (points: number, second: number): Score => ({ points, at: at(second) });

function newRanking() {
  const members = new Members();
  const ranking = new Ranking(members);
  const set = (userId: string, given: Score | undefined) => ranking.set(members.admit(userId), given);
  return { ranking, set };
}

describe('a ranking', () => {
  it('puts more points ahead, and of equal ones who came first to them', () => {
    const { ranking, set } = newRanking();
    set('ana', score(20, 2));
    set('ben', score(20, 1));
    set('eva', score(30, 3));
    expect(ranking.rows(1, 10)).toEqual([
      { rank: 1, userId: 'eva', points: 30 },
      { rank: 2, userId: 'ben', points: 20 },
      { rank: 3, userId: 'ana', points: 20 },
    ]);
    expect(ranking.rowOf('ana')).toEqual({ rank: 3, userId: 'ana', points: 20 });
  });

  it('has nobody without points, and not those who were taken off', () => {
    const { ranking, set } = newRanking();
    set('ana', score(20, 1));
    set('ben', undefined);
    set('ana', undefined);
    expect([ranking.size, ranking.rowOf('ana'), ranking.rowOf('ben'), ranking.rows(1, 5)]).toEqual([
      0,
      undefined,
      undefined,
      [],
    ]);
  });
});

/** What the ranking must say: a list, sorted anew each time. */
function sorted(scores: ReadonlyMap<string, Score>) {
  return [...scores]
    .sort(
      ([one, a], [other, b]) =>
        b.points - a.points || (a.at < b.at ? -1 : a.at > b.at ? 1 : one < other ? -1 : 1),
    )
    .map(([userId, { points }], index) => ({ rank: index + 1, userId, points }));
}

describe('any row of awards, ties and departures', () => {
  const step = fc.record({
    user: fc.integer({ min: 0, max: 3_000 }).map((number) => `user-${number}`),
    score: fc.option(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 5 })), { freq: 6 }),
  });

  it('leads to the same ranks as a sorted list, also when blocks of neighbours are divided and emptied', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6_000 }), (steps) => {
        const { ranking, set } = newRanking();
        const model = new Map<string, Score>();
        for (const { user, score: given } of steps) {
          const next = given ? score(...given) : undefined;
          set(user, next);
          if (next) model.set(user, next);
          else model.delete(user);
        }
        const expected = sorted(model);
        expect(ranking.rows(1, 10_000)).toEqual(expected);
        for (const row of expected.filter((_, index) => index % 37 === 0))
          expect(ranking.rowOf(row.userId)).toEqual(row);
        const middle = Math.ceil(expected.length / 2);
        expect(ranking.rows(middle + 1, 5)).toEqual(expected.slice(middle, middle + 5));
      }),
      { numRuns: 15 },
    );
  });
});
