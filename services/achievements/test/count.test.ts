import { BesitosAwarded, CommentAdded, MissionCompleted } from '@yabot/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count } from '../src/rules/count.ts';
import type { Definitions } from '../src/rules/definitions.ts';
import type { Fact } from '../src/rules/fact.ts';
import type { Standing } from '../src/rules/standing.ts';
import { achievement, definitions, frozen, LEVELS, someone, USER } from './fixtures.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const comment: Fact = { type: CommentAdded.type, data: CommentAdded.example({ userId: USER }), at: AT };
const mission = (missionId: string): Fact => ({
  type: MissionCompleted.type,
  data: MissionCompleted.example({ userId: USER, missionId }),
  at: AT,
});
const awarded: Fact = { type: BesitosAwarded.type, data: BesitosAwarded.example({ userId: USER }), at: AT };

/** What a row of events leads to, each on what the one before left. */
function play(standing: Standing, content: Definitions, ...facts: readonly Fact[]) {
  const told: (readonly [string, unknown])[] = [];
  const causes: string[] = [];
  let now = frozen(standing);
  for (const fact of facts) {
    const outcome = count(now, fact, content);
    now = frozen(outcome.standing);
    told.push(...outcome.emit.map(({ definition, data }) => [definition.name, data] as const));
    causes.push(...outcome.send.map(({ key }) => key));
  }
  return { standing: now, told, causes };
}

const talker = achievement('talker', {
  tiers: [
    { tier: 'bronze', count: 1, xp: 20 },
    { tier: 'silver', count: 3, xp: 90, besitos: 30 },
    { tier: 'gold', count: 5, xp: 300, besitos: 100 },
  ],
});

describe('an achievement', () => {
  it('unlocks tier by tier as its count is reached, each once, and keeps when', () => {
    const { standing, told } = play(
      someone(),
      definitions([talker], [LEVELS[0]!]),
      ...Array(8).fill(comment),
    );
    expect(told).toMatchObject([
      [
        'achievement-unlocked',
        { userId: USER, achievementId: 'talker', tier: 'bronze', xp: 20, badge: '💋' },
      ],
      ['achievement-unlocked', { tier: 'silver', xp: 90 }],
      ['achievement-unlocked', { tier: 'gold', xp: 300 }],
    ]);
    expect(standing.achievements.talker).toEqual({
      count: 8,
      earned: ['bronze', 'silver', 'gold'].map((tier) => ({ tier, at: AT.toISOString() })),
    });
    expect(standing.xp).toBe(410);
  });

  it('pays besitos for the tiers that have some, keyed by achievement, tier and user', () => {
    const { causes } = play(someone(), definitions([talker]), ...Array(5).fill(comment));
    expect(causes).toEqual([`achievement:talker:silver:${USER}`, `achievement:talker:gold:${USER}`]);
    const third = count(
      someone({ achievements: { talker: { count: 2, earned: [] } } }),
      comment,
      definitions([talker]),
    );
    expect(third.send).toMatchObject([
      {
        data: { userId: USER, amount: 30, reason: 'achievement', cause: `achievement:talker:silver:${USER}` },
      },
    ]);
  });

  it('unlocks with the next event what new content asks less for', () => {
    const counted = someone({ achievements: { talker: { count: 6, earned: [] } } });
    const { told } = play(counted, definitions([talker], [LEVELS[0]!]), comment);
    expect(told.map(([, data]) => (data as { tier: string }).tier)).toEqual(['bronze', 'silver', 'gold']);
  });

  it('counts only the events it is for', () => {
    const content = definitions([
      achievement('daily', {
        trigger: { event: 'missions.mission-completed', where: { missionId: 'daily' } },
      }),
      achievement('pig', { trigger: { event: 'wallet.besitos-awarded' } }),
    ]);
    const { standing } = play(someone(), content, mission('other'), mission('daily'), awarded, comment);
    expect(Object.entries(standing.achievements).map(([id, { count }]) => [id, count])).toEqual([
      ['daily', 1],
      ['pig', 1],
    ]);
  });

  it('leaves everything as it is for events nobody counts', () => {
    const standing = someone();
    expect(count(standing, comment, definitions([])).standing).toBe(standing);
  });

  it('is not earned by who is banned', () => {
    const banned = someone({ ban: { until: '2026-11-21T12:00:00.000Z' } });
    expect(play(banned, definitions([talker]), comment)).toEqual({ standing: banned, told: [], causes: [] });
    const later = { ...comment, at: new Date('2026-11-21T12:00:00Z') };
    expect(play(banned, definitions([talker]), later).told).toHaveLength(1);
  });
});

describe('a level', () => {
  const worth = (xp: number) =>
    definitions([achievement('a', { tiers: [{ tier: 'bronze', count: 1, xp }] })]);
  const levels = (standing: Standing, content: Definitions) =>
    play(standing, content, comment)
      .told.filter(([name]) => name === 'level-reached')
      .map(([, data]) => data);

  it('is told when the points reach it', () => {
    expect(levels(someone({ xp: 80 }), worth(20))).toEqual([
      { userId: USER, level: 2, title: LEVELS[1]?.title, xp: 100 },
    ]);
    expect(levels(someone({ xp: 80 }), worth(19))).toEqual([]);
  });

  it('is told together with others that the same event reaches', () => {
    expect(levels(someone(), worth(400))).toMatchObject([{ level: 2 }, { level: 3 }, { level: 4, xp: 400 }]);
  });

  it('is not told again when the content asks for more', () => {
    const standing = someone({ xp: 100, level: 3 });
    expect(levels(standing, worth(50))).toEqual([]);
    expect(levels(standing, worth(300))).toMatchObject([{ level: 4 }]);
  });
});

describe('any row of events', () => {
  const content = definitions([
    talker,
    achievement('missions', {
      trigger: { event: 'missions.mission-completed' },
      tiers: [
        { tier: 'bronze', count: 2, xp: 40, besitos: 5 },
        { tier: 'gold', count: 4, xp: 80 },
      ],
    }),
    achievement('pig', { trigger: { event: 'wallet.besitos-awarded' } }),
  ]);
  const facts = fc.array(fc.constantFrom(comment, mission('a'), mission('b'), awarded), { maxLength: 30 });

  it('leads to the same counts, points and payments in any order', () => {
    const shuffled = facts.chain((row) =>
      fc.tuple(fc.constant(row), fc.shuffledSubarray(row, { minLength: row.length })),
    );
    fc.assert(
      fc.property(shuffled, ([row, mixed]) => {
        const [one, other] = [play(someone(), content, ...row), play(someone(), content, ...mixed)];
        expect(other.standing).toEqual(one.standing);
        expect([...other.causes].sort()).toEqual([...one.causes].sort());
        expect(new Set(one.causes).size).toBe(one.causes.length);
      }),
    );
  });

  it('gives the points of all tiers that were earned, and no others', () => {
    fc.assert(
      fc.property(facts, (row) => {
        const { standing } = play(someone(), content, ...row);
        const points = content.achievements.flatMap(({ id, tiers }) =>
          tiers.filter(({ count }) => count <= (standing.achievements[id]?.count ?? 0)).map(({ xp }) => xp),
        );
        expect(standing.xp).toBe(points.reduce((sum, xp) => sum + xp, 0));
      }),
    );
  });
});
