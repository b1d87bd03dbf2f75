import { AchievementUnlocked, BesitosAwarded, CommentAdded, ReactionAdded } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { achievementsOf } from '../src/rules/achievements-of.ts';
import { count } from '../src/rules/count.ts';
import type { Definitions } from '../src/rules/definitions.ts';
import type { Fact } from '../src/rules/fact.ts';
import { grantTo } from '../src/rules/grant.ts';
import { pastReader } from '../src/rules/past.ts';
import type { Standing } from '../src/rules/standing.ts';
import { gain } from '../src/rules/unlock.ts';
import { achievement, definitions, frozen, LEVELS, someone, USER } from './fixtures.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const occasion = { at: AT, now: AT };
const comment: Fact = { type: CommentAdded.type, data: CommentAdded.example({ userId: USER }), at: AT };
const reaction = (emoji: string, at = AT): Fact => ({
  type: ReactionAdded.type,
  data: ReactionAdded.example({ userId: USER, emoji }),
  at,
});
const awarded = (amount: number): Fact => ({
  type: BesitosAwarded.type,
  data: BesitosAwarded.example({ userId: USER, amount }),
  at: AT,
});
function play(content: Definitions, facts: readonly Fact[], standing: Standing = someone()) {
  const told: unknown[] = [];
  const sent: unknown[] = [];
  let now = standing;
  for (const fact of facts) {
    const outcome = count(now, fact, content);
    now = frozen(outcome.standing);
    told.push(...outcome.emit.map(({ data }) => data));
    sent.push(...outcome.send.map(({ data }) => data));
  }
  return { standing: now, told: told as { achievementId?: string; tier?: string; level?: number }[], sent };
}

describe('an achievement that counts', () => {
  it('a sum adds the field of each event up', () => {
    const chest = achievement('chest', {
      trigger: { event: 'wallet.besitos-awarded' },
      counts: { by: 'sum', field: 'amount' },
      tiers: [{ tier: 'bronze', count: 100, xp: 5 }],
    });
    expect(play(definitions([chest]), [awarded(60), awarded(39)]).told).toEqual([]);
    const { standing, told } = play(definitions([chest]), [awarded(60), awarded(40), awarded(7)]);
    expect([standing.achievements.chest?.count, told]).toMatchObject([107, [{ tier: 'bronze' }]]);
  });

  it('different values takes each once, and keeps none of them when all tiers are earned', () => {
    const colours = achievement('colours', {
      trigger: { event: 'gateway.reaction-added' },
      counts: { by: 'distinct', field: 'emoji' },
      tiers: [{ tier: 'bronze', count: 3, xp: 5 }],
    });
    const content = definitions([colours]);
    const two = play(
      content,
      ['❤', '🔥', '❤', '🔥'].map((emoji) => reaction(emoji)),
    );
    expect(two.standing.achievements.colours).toMatchObject({ count: 2, values: ['❤', '🔥'], earned: [] });
    const three = play(content, [reaction('🎉'), reaction('👻')], two.standing);
    expect(three.told).toHaveLength(1);
    expect(three.standing.achievements.colours).toEqual({
      count: 3,
      earned: [{ tier: 'bronze', at: AT.toISOString() }],
    });
  });
});

const talker = achievement('talker', {
  tiers: [
    { tier: 'bronze', count: 1, xp: 20 },
    { tier: 'silver', count: 3, xp: 100 },
  ],
});
const heart = achievement('heart', { trigger: { event: 'gateway.reaction-added' } });

describe('a combination', () => {
  const house = achievement('house', {
    trigger: undefined,
    combination: [{ achievement: 'talker', tier: 'silver' }, { achievement: 'heart' }, { level: 3 }],
    tiers: [
      { tier: 'bronze', count: 1, xp: 30 },
      { tier: 'gold', count: 3, xp: 70 },
    ],
  });
  const content = definitions([house, talker, heart], LEVELS);

  it('is earned by the event that meets as many of its conditions as a tier asks for', () => {
    expect(play(content, [comment]).told.map(({ achievementId }) => achievementId)).toEqual(['talker']);
    const first = play(content, [reaction('❤')]);
    expect(first.told).toMatchObject([
      { achievementId: 'heart' },
      { achievementId: 'house', tier: 'bronze' },
    ]);
    const all = play(content, [comment, comment, comment], first.standing);
    expect(all.told.map(({ achievementId, level }) => achievementId ?? level)).toEqual([
      'talker',
      'talker',
      2,
      3,
      'house',
    ]);
  });

  it('is earned by points alone that reach a level', () => {
    const { emit } = gain(someone(), 150, occasion, content);
    expect(emit.map(({ data }) => data)).toMatchObject([
      { level: 2 },
      { level: 3 },
      { achievementId: 'house' },
    ]);
  });

  it('shows how many of its conditions are met, and which', () => {
    const { standing } = play(content, [reaction('❤')]);
    const shown = achievementsOf(standing, content).achievements.find(
      ({ achievementId }) => achievementId === 'house',
    );
    expect(shown).toMatchObject({
      counts: 'conditions',
      progress: 1,
      target: 3,
      conditions: [
        { met: false, achievementId: 'talker', tier: 'silver' },
        { met: true },
        { met: false, level: 3 },
      ],
    });
  });
});

describe('an achievement that requires another', () => {
  const late = achievement('late', {
    requires: [{ achievement: 'heart' }],
    tiers: [{ tier: 'bronze', count: 2, xp: 10 }],
  });
  const content = definitions([late, heart]);

  it('counts meanwhile, and is given by the event that meets what it requires', () => {
    const before = play(content, [comment, comment, comment]);
    expect([before.told, before.standing.achievements.late?.count]).toEqual([[], 3]);
    expect(play(content, [reaction('❤')], before.standing).told).toMatchObject([
      { achievementId: 'heart' },
      { achievementId: 'late' },
    ]);
  });
});

describe('a secret achievement', () => {
  const secret = achievement('hush', { secret: true, trigger: { event: 'gateway.reaction-added' } });
  const open = achievement('open', { requires: [{ achievement: 'hush' }] });
  const content = definitions([secret, open]);

  it('is counted among the secrets, and not named where another requires it, until it is earned', () => {
    const before = achievementsOf(someone(), content);
    expect(before).toMatchObject({ secrets: 1, achievements: [{ requires: [{ met: false, title: null }] }] });
    expect(JSON.stringify(before)).not.toContain('hush');
    const { standing } = play(content, [reaction('❤')]);
    expect(achievementsOf(standing, content)).toMatchObject({
      secrets: 0,
      achievements: [{ achievementId: 'hush' }, { requires: [{ met: true, achievementId: 'hush' }] }],
    });
  });
});

describe('a level', () => {
  it('pays its besitos once, with a cause of its own', () => {
    const content = definitions(
      [talker],
      LEVELS.map((level, index) => (index === 1 ? { ...level, besitos: 25 } : level)),
    );
    const { sent, told } = play(content, [comment, comment, comment, comment]);
    expect(sent).toEqual([{ userId: USER, amount: 25, reason: 'level', cause: `level:2:${USER}` }]);
    expect(told.at(-1)).toMatchObject({ level: 2, reward: { besitos: 25 } });
  });
});

describe('an achievement that is added later', () => {
  const before = definitions([
    heart,
    achievement('any-award', { trigger: { event: 'wallet.besitos-awarded' } }),
  ]);
  const facts = [
    reaction('❤', new Date('2026-11-18T10:00:00Z')),
    reaction('🔥', new Date('2026-11-19T10:00:00Z')),
    reaction('❤', new Date('2026-11-21T10:00:00Z')),
    awarded(40),
    awarded(70),
  ];
  const { standing } = play(before, facts);
  const reactions = { event: 'gateway.reaction-added' };
  const awards = { event: 'wallet.besitos-awarded' };

  it.each([
    ['all events', { trigger: reactions }, 3],
    ['events with a value', { trigger: { ...reactions, where: { emoji: '❤' } } }, 2],
    ['events with one of some values', { trigger: { ...reactions, where: { emoji: ['❤', '🔥'] } } }, 3],
    ['different values', { trigger: reactions, counts: { by: 'distinct', field: 'emoji' } }, 2],
    ['the longest streak', { trigger: reactions, counts: { by: 'streak' } }, 2],
    ['a sum', { trigger: awards, counts: { by: 'sum', field: 'amount' } }, 110],
  ] as const)('is given for %s of before, and for no more than there were', (_, patch, reached) => {
    const tiers = [
      { tier: 'bronze' as const, count: reached, xp: 10 },
      { tier: 'silver' as const, count: reached + 1, xp: 10 },
    ];
    const added = achievement('added', { ...(patch as object), tiers });
    const content = definitions([heart, added]);
    const { emit, standing: after } = grantTo(standing, added, AT, content);
    expect(emit.map(({ data }) => data)).toMatchObject([
      { achievementId: 'added', tier: 'bronze', quiet: true },
    ]);
    expect(grantTo(after, added, AT, content).emit).toEqual([]);
  });

  it('counts on from there with the next event', () => {
    const added = achievement('added', { trigger: reactions, tiers: [{ tier: 'bronze', count: 4, xp: 10 }] });
    const content = definitions([heart, added]);
    const granted = grantTo(standing, added, AT, content);
    expect(granted.emit).toEqual([]);
    expect(play(content, [reaction('🎉')], granted.standing).told).toMatchObject([
      { achievementId: 'added' },
    ]);
  });

  it.each([
    ['two fields at once', { trigger: { ...reactions, where: { emoji: '❤', via: 'button' } } }],
    ['a field that is not kept', { trigger: { ...reactions, where: { 'post.messageId': 3 } } }],
    ['different values of one', { trigger: reactions, counts: { by: 'distinct', field: 'post.messageId' } }],
  ] as const)('says so when nothing is kept of %s', (_, patch) => {
    const added = achievement('added', patch as object);
    expect(pastReader(added, definitions([heart, added]))).toBe(undefined);
  });

  it('takes what another achievement counted of the same', () => {
    const where = { emoji: '❤', via: 'reaction' };
    const first = achievement('first', { trigger: { ...reactions, where } });
    const twin = achievement('twin', {
      trigger: { ...reactions, where },
      tiers: [{ tier: 'gold', count: 2, xp: 5 }],
    });
    const known = someone({ achievements: { first: { count: 2, earned: [] } } });
    expect(grantTo(known, twin, AT, definitions([first, twin])).emit).toHaveLength(1);
  });

  it('leads to others as quietly: what counts achievements, or the besitos they bring', () => {
    const collector = achievement('collector', {
      trigger: { event: 'achievements.achievement-unlocked' },
      tiers: [{ tier: 'bronze', count: 1, xp: 200, besitos: 5 }],
    });
    const content = definitions([collector]);
    const unlocked = (quiet: boolean): Fact => ({
      type: AchievementUnlocked.type,
      data: AchievementUnlocked.example({ userId: USER, ...(quiet ? { quiet } : {}) }),
      at: AT,
    });
    const [quiet, loud] = [true, false].map((each) => count(someone(), unlocked(each), content));
    const all = [...quiet!.emit, ...quiet!.send];
    expect(all.map(({ definition }) => definition.name)).toEqual([
      'achievement-unlocked',
      'level-reached',
      'level-reached',
      'credit',
    ]);
    expect(all.every(({ data }) => (data as { quiet?: boolean }).quiet)).toBe(true);
    expect([...loud!.emit, ...loud!.send].some(({ data }) => 'quiet' in (data as object))).toBe(false);
  });

  it('goes on with the streak that somebody has, of which the longest earns', () => {
    const daily = achievement('daily', {
      trigger: reactions,
      counts: { by: 'streak' },
      tiers: [2, 3].map((days, index) => ({
        tier: (['bronze', 'silver'] as const)[index]!,
        count: days,
        xp: 10,
      })),
    });
    const content = definitions([heart, daily]);
    const today = reaction('❤', new Date('2026-11-22T10:00:00Z'));
    const known = play(before, [today], standing).standing;
    const granted = grantTo(known, daily, AT, content);
    expect(granted.emit.map(({ data }) => data)).toMatchObject([{ tier: 'bronze' }]);
    expect(granted.standing.achievements.daily).toMatchObject({ count: 2, day: '2026-11-22' });
    const tomorrow = reaction('❤', new Date('2026-11-23T10:00:00Z'));
    expect(play(content, [tomorrow], granted.standing).told).toMatchObject([{ tier: 'silver' }]);
    const broken = reaction('❤', new Date('2026-11-25T10:00:00Z'));
    expect(play(content, [broken], granted.standing).standing.achievements.daily).toMatchObject({ count: 1 });
  });

  it('gives nothing to who is banned', () => {
    const added = achievement('added', { trigger: reactions });
    const banned = { ...standing, ban: { until: null } };
    expect(grantTo(banned, added, AT, definitions([heart, added])).emit).toEqual([]);
  });
});
