import { AchievementUnlocked, LevelReached } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { withAchievement, withLevel } from '../src/rules/requirements.ts';
import { comment, definitions, Follower, fact, mission, used } from './fixtures.ts';

const AT = '2026-11-21T10:00:00Z';
const talk = (id: string, patch = {}) =>
  mission(id, { trigger: { event: 'gateway.comment-added' }, ...patch });
const given = (ana: Follower) =>
  ana.told('mission-assigned').flatMap((data) => (data as { missions: { missionId: string }[] }).missions);
const namesGiven = (ana: Follower) => given(ana).map(({ missionId }) => missionId);

describe('a mission that requires others', () => {
  it('is given by the completion of the last of them, and counts from then on', () => {
    const ana = new Follower(
      definitions([
        talk('one'),
        mission('two', { trigger: { event: 'gateway.command-used' } }),
        talk('after', { requires: { missions: ['one', 'two'] } }),
      ]),
    );
    ana.happens(comment(AT));
    expect(namesGiven(ana)).toEqual(['one', 'two']);
    expect(ana.happens(used('perfil', AT))).toEqual([
      'mission-progressed',
      'mission-completed',
      'mission-assigned',
    ]);
    expect(ana.standing('after')).toMatchObject({ state: 'open', count: 0 });
    ana.happens(comment(AT));
    expect(ana.standing('after')).toMatchObject({ state: 'completed' });
  });

  it('is given by its own event only to who has them', () => {
    const ana = new Follower(
      definitions([
        talk('one'),
        talk('after', { assign: { on: 'gateway.command-used' }, requires: { missions: ['one'] } }),
      ]),
    );
    ana.happens(used('perfil', AT));
    expect(ana.standing('after')).toBeUndefined();
    ana.happens(comment(AT));
    expect(ana.standing('after')).toBeUndefined();
    ana.happens(used('perfil', AT));
    expect(ana.standing('after')).toMatchObject({ state: 'open' });
  });
});

describe('a mission that requires an achievement', () => {
  const content = definitions([
    talk('after', { requires: { achievements: [{ id: 'kiss', tier: 'silver' as const }] } }),
  ]);
  const unlocks = (ana: Follower, tier: 'bronze' | 'silver' | 'gold') => {
    ana.progress = withAchievement(ana.progress, { achievementId: 'kiss', tier });
    return ana.happens(fact(AchievementUnlocked, { achievementId: 'kiss', tier }, AT));
  };

  it('is given when it is earned, in that tier or a higher one', () => {
    const ana = new Follower(content);
    expect(unlocks(ana, 'bronze')).toEqual([]);
    expect(unlocks(ana, 'silver')).toEqual(['mission-assigned']);
    expect(unlocks(new Follower(content), 'gold')).toEqual(['mission-assigned']);
  });

  it('is given to who has earned it long ago when the mission is new in the content', () => {
    const ana = new Follower(definitions([], { version: 'before' }));
    unlocks(ana, 'gold');
    unlocks(ana, 'silver');
    expect(new Follower(content, ana.progress).happens(comment(AT))).toContain('mission-assigned');
  });
});

describe('a mission that requires a level', () => {
  it('is given when it is reached, or a higher one', () => {
    const content = definitions([talk('after', { requires: { level: 3 } })]);
    const rises = (ana: Follower, level: number) => {
      ana.progress = withLevel(ana.progress, { level });
      return ana.happens(fact(LevelReached, { level }, AT));
    };
    const ana = new Follower(content);
    expect([rises(ana, 2), rises(ana, 3), rises(ana, 4)]).toEqual([[], ['mission-assigned'], []]);
    expect(rises(new Follower(content), 5)).toEqual(['mission-assigned']);
  });
});

describe('a chain', () => {
  const chained = (id: string, patch = {}) => talk(id, { assign: { on: 'chain' }, ...patch });

  it('gives the next mission when one is completed, which counts from the next event on', () => {
    const ana = new Follower(
      definitions([talk('a', { next: ['b'] }), chained('b', { next: ['c'] }), chained('c')]),
    );
    ana.happens(comment(AT));
    expect(namesGiven(ana)).toEqual(['a', 'b']);
    ana.happens(comment(AT));
    expect(namesGiven(ana)).toEqual(['a', 'b', 'c']);
    expect(ana.standing('c')).toMatchObject({ state: 'open', count: 0 });
  });

  it('gives a mission that cannot be done yet on its first day', () => {
    const ana = new Follower(
      definitions([talk('a', { next: ['b'] }), chained('b', { from: '2026-11-22', target: { count: 5 } })]),
    );
    ana.happens(comment(AT));
    expect(namesGiven(ana)).toEqual(['a']);
    ana.happens(comment('2026-11-22T10:00:00Z'));
    expect(namesGiven(ana)).toEqual(['a', 'b']);
  });

  it('waits also for what the next mission requires', () => {
    const ana = new Follower(
      definitions([
        talk('a', { next: ['b'] }),
        mission('other', { trigger: { event: 'gateway.command-used' } }),
        chained('b', { requires: { missions: ['other'] } }),
      ]),
    );
    ana.happens(comment(AT));
    expect(ana.standing('b')).toBeUndefined();
    ana.happens(used('perfil', AT));
    expect(ana.standing('b')).toMatchObject({ state: 'open' });
  });
});

describe('a mission that is given by an event with certain fields', () => {
  it('is not given by another', () => {
    const ana = new Follower(
      definitions([talk('a', { assign: { on: 'gateway.command-used', where: { command: 'perfil' } } })]),
    );
    ana.happens(used('menu', AT));
    expect(namesGiven(ana)).toEqual([]);
    ana.happens(used('perfil', AT));
    expect(namesGiven(ana)).toEqual(['a']);
  });
});

describe('a mission that can be repeated', () => {
  const content = definitions([talk('again', { repeat: { hours: 48, times: 2 } })]);

  it('rests after it was completed, for as long as the content says, to the millisecond', () => {
    const ana = new Follower(content);
    ana.happens(comment('2026-11-21T10:00:00.000Z'));
    expect(ana.happens(comment('2026-11-23T09:59:59.999Z'))).toEqual([]);
    expect(ana.happens(comment('2026-11-23T10:00:00.000Z'))).toEqual([
      'mission-progressed',
      'mission-completed',
    ]);
    expect(ana.causes()).toEqual([1, 2].map((round) => `mission:again:${round}:${ana.progress.userId}`));
  });

  it('is over when it was done so often as the content says', () => {
    const ana = new Follower(content);
    for (const day of ['01', '05', '09']) ana.happens(comment(`2026-11-${day}T10:00:00Z`));
    expect(ana.standing('again')).toMatchObject({ state: 'completed', rounds: 2 });
  });

  it('is not done twice within a rest that goes over a day', () => {
    const ana = new Follower(content);
    ana.happens(comment('2026-11-21T22:00:00Z'), comment('2026-11-22T10:00:00Z'));
    expect(ana.standing('again')).toMatchObject({ rounds: 1 });
  });
});

describe('a mission that is completed by what came of what was long ago', () => {
  const unlocked = fact(AchievementUnlocked, { achievementId: 'kiss', quiet: true }, AT);
  const collecting = (patch = {}) => {
    const it = mission('collect', {
      trigger: { event: 'achievements.achievement-unlocked' },
      reward: { besitos: 5, xp: 20, vipDays: 1 },
      ...patch,
    });
    const ana = new Follower(definitions([it]));
    ana.happens(unlocked);
    return ana;
  };
  const isQuiet = (data: unknown) => (data as { quiet?: boolean }).quiet ?? false;

  it('is told as quietly, and so is what it pays', () => {
    const ana = collecting();
    expect([...ana.told('mission-progressed'), ...ana.told('mission-completed')].map(isQuiet)).toEqual([
      true,
      true,
    ]);
    expect(ana.sent.map(({ definition, data }) => [definition.name, isQuiet(data)])).toEqual([
      ['credit', true],
      ['grant-xp', true],
      ['grant-vip-days', false],
    ]);
  });

  it('is told all the same when its reward waits to be taken', () => {
    expect(
      collecting({ claim: { by: 'hand' } })
        .told('mission-completed')
        .map(isQuiet),
    ).toEqual([false]);
  });
});
