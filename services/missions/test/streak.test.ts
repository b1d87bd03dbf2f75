import { DebitRejected } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { orderRepair, repairPaid, repairRefused } from '../src/rules/repair.ts';
import { comment, definitions, Follower, mission, USER, used } from './fixtures.ts';

const at = (day: number, hour = 12) =>
  `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
const nightly = (patch = {}) =>
  definitions([
    mission('nightly', { trigger: { event: 'gateway.comment-added' }, target: { streak: 10 }, ...patch }),
  ]);
const writesOn = (ana: Follower, ...days: number[]) => days.map((day) => ana.happens(comment(at(day))));
const REPAIR = { days: 3, besitos: 30 };

describe('a streak', () => {
  it('counts a day once, and the next day again', () => {
    const ana = new Follower(nightly());
    ana.happens(comment(at(1, 8)), comment(at(1, 20)), comment(at(2, 8)));
    expect(ana.standing('nightly')).toMatchObject({ count: 2 });
  });

  it('completes with its last day', () => {
    const ana = new Follower(nightly({ target: { streak: 3 } }));
    expect(writesOn(ana, 1, 2, 3)[2]).toEqual(['mission-progressed', 'mission-completed']);
    expect(ana.standing('nightly')).toEqual({
      state: 'completed',
      count: 3,
      window: 'once',
      rounds: 1,
      assignedAt: expect.any(String),
    });
  });

  it('breaks when a day passes without an event, tells how long it was, and begins again at one', () => {
    const ana = new Follower(nightly());
    const [, , , told] = writesOn(ana, 1, 2, 3, 5);
    expect(told).toEqual(['streak-broken', 'mission-progressed']);
    expect(ana.told('streak-broken')).toEqual([
      { userId: USER, streaks: [{ missionId: 'nightly', title: { es: 'nightly', en: 'nightly' }, days: 3 }] },
    ]);
    expect(ana.standing('nightly')).toMatchObject({ count: 1 });
  });

  it('that broke does not break again while nothing is done', () => {
    const content = definitions([
      ...nightly().missions,
      mission('any', { trigger: { event: 'gateway.command-used' } }),
    ]);
    const ana = new Follower(content);
    writesOn(ana, 1);
    ana.happens(used('perfil', at(3)), used('perfil', at(6)));
    expect(ana.told('streak-broken')).toHaveLength(1);
  });

  it('begins anew for who was in the mission before it was about days in a row', () => {
    const before = new Follower(nightly({ target: { count: 10 } }));
    writesOn(before, 1, 2, 3);
    const ana = new Follower(nightly(), { ...before.progress, version: 'before' });
    writesOn(ana, 5, 6);
    expect(ana.standing('nightly')).toMatchObject({ count: 2 });
    expect(ana.told('streak-broken')).toEqual([]);
  });

  it('goes on when its day begins at another hour of the user', () => {
    const ana = new Follower(nightly());
    ana.livesIn('Europe/Madrid', at(1, 10), 5);
    ana.happens(comment('2026-11-01T12:00:00Z'), comment('2026-11-03T03:59:59Z'));
    expect(ana.standing('nightly')).toMatchObject({ count: 2 });
    ana.happens(comment('2026-11-03T04:00:00Z'));
    expect(ana.standing('nightly')).toMatchObject({ count: 3 });
  });
});

describe('a freeze', () => {
  const frozenDays = { freezes: { given: 1, every: 3, keep: 2 } };

  it('bridges a day without an event, which is not counted', () => {
    const ana = new Follower(nightly(frozenDays));
    const [, , told] = writesOn(ana, 1, 2, 4);
    expect(told).toEqual(['streak-frozen', 'mission-progressed']);
    expect(ana.told('streak-frozen')).toMatchObject([{ streaks: [{ days: 2, used: 1, left: 0 }] }]);
    expect(ana.standing('nightly')).toMatchObject({ count: 3 });
  });

  it('is used once: the next day without an event breaks the streak', () => {
    const ana = new Follower(nightly({ freezes: { given: 1, keep: 1 } }));
    writesOn(ana, 1, 3, 5);
    expect(ana.told('streak-broken')).toMatchObject([{ streaks: [{ days: 2 }] }]);
  });

  it('is not used for a streak that breaks all the same', () => {
    const ana = new Follower(nightly(frozenDays));
    writesOn(ana, 1, 2, 5);
    expect(ana.told('streak-frozen')).toEqual([]);
    expect(ana.standing('nightly')?.streak).toMatchObject({ freezes: 1 });
  });

  it('is given with every so many days, up to what can be kept', () => {
    const ana = new Follower(nightly(frozenDays));
    writesOn(ana, 1, 2, 3);
    expect(ana.standing('nightly')?.streak?.freezes).toBe(2);
    writesOn(ana, 4, 5, 6);
    expect(ana.standing('nightly')?.streak?.freezes).toBe(2);
  });
});

describe('a repair', () => {
  const repairable = nightly({ repair: REPAIR });
  const order = (ana: Follower, day: number, id = 'one') => {
    const ordered = orderRepair(
      ana.progress,
      ana.content.byId.get('nightly')!,
      id,
      new Date(at(day)),
      ana.content,
    );
    if ('decided' in ordered) ana.takes(ordered.decided);
    return ordered;
  };
  const pays = (ana: Follower, day: number, id = 'one') => {
    const cause = `streak-repair:nightly:${id}:${USER}`;
    return ana.takes(repairPaid(ana.progress, { cause, amount: 30 }, new Date(at(day)), ana.content));
  };
  const broken = () => {
    const ana = new Follower(repairable);
    writesOn(ana, 1, 2, 3, 5);
    return ana;
  };

  it('is offered when a streak breaks, for so many days from the first day without an event', () => {
    expect(broken().told('streak-broken')).toMatchObject([
      { streaks: [{ days: 3, repair: { besitos: 30, days: 3, until: '2026-11-07' } }] },
    ]);
  });

  it('is paid first, by a cause of its own', () => {
    const ana = broken();
    expect(order(ana, 5)).toMatchObject({ outcome: 'ordered', besitos: 30, days: 4 });
    const cause = `streak-repair:nightly:one:${USER}`;
    expect(ana.sent.map(({ definition, key, data }) => [definition.name, key, data])).toEqual([
      ['debit', cause, { userId: USER, amount: 30, reason: 'streak-repair', cause }],
    ]);
    expect(ana.standing('nightly')).toMatchObject({ count: 1 });
  });

  it('makes of a streak what it would be had it never broken, once it is paid', () => {
    const ana = broken();
    order(ana, 5);
    expect(pays(ana, 5)).toEqual(['streak-repaired', 'mission-progressed']);
    expect(ana.told('streak-repaired')).toMatchObject([{ missionId: 'nightly', days: 4 }]);
    writesOn(ana, 5, 6);
    expect(ana.standing('nightly')).toMatchObject({ count: 5 });
  });

  it('goes on today when nothing was done since it broke', () => {
    const ana = new Follower(definitions([...repairable.missions, mission('any')]));
    writesOn(ana, 1, 2);
    order(ana, 4);
    pays(ana, 4);
    expect(ana.standing('nightly')).toMatchObject({ count: 2 });
    writesOn(ana, 4);
    expect(ana.standing('nightly')).toMatchObject({ count: 3 });
    expect(ana.told('streak-broken')).toHaveLength(1);
  });

  it('can complete the mission', () => {
    const ana = new Follower(nightly({ target: { streak: 4 }, repair: REPAIR }));
    writesOn(ana, 1, 2, 3, 5);
    order(ana, 5);
    expect(pays(ana, 5)).toEqual(['streak-repaired', 'mission-progressed', 'mission-completed']);
  });

  it('has one effect when its payment is told twice: what comes again is given back', () => {
    const ana = broken();
    order(ana, 5);
    pays(ana, 5);
    expect(pays(ana, 5)).toEqual([]);
    expect(ana.standing('nightly')).toMatchObject({ count: 4 });
  });

  it('is ordered once at a time', () => {
    const ana = broken();
    order(ana, 5);
    expect(order(ana, 5, 'two')).toEqual({ outcome: 'on-its-way' });
  });

  it('that the wallet refuses leaves the streak as it was, is told, and can be ordered again', () => {
    const ana = broken();
    order(ana, 5);
    const cause = `streak-repair:nightly:one:${USER}`;
    const refused = DebitRejected.example({ userId: USER, cause, code: 'insufficient-besitos' });
    expect(ana.takes(repairRefused(ana.progress, refused, ana.content))).toEqual(['streak-repair-failed']);
    expect(ana.told('streak-repair-failed')).toMatchObject([{ code: 'insufficient-besitos' }]);
    expect(ana.standing('nightly')).toMatchObject({ count: 1 });
    expect(order(ana, 5, 'two')).toMatchObject({ outcome: 'ordered' });
  });

  it('of a long streak is still there when a short one after it breaks, as long as it lasts', () => {
    const ana = broken();
    writesOn(ana, 7);
    expect(ana.told('streak-broken').at(-1)).toMatchObject({ streaks: [{ days: 1, repair: { days: 3 } }] });
    expect(order(ana, 7)).toMatchObject({ outcome: 'ordered', days: 4 });
    const later = broken();
    writesOn(later, 6, 9);
    expect(order(later, 9)).toMatchObject({ outcome: 'ordered', days: 3 });
  });

  it('is not offered, nor ordered, for a streak of a single day', () => {
    const ana = new Follower(repairable);
    writesOn(ana, 1, 3);
    expect(ana.told('streak-broken')).toEqual([
      { userId: USER, streaks: [{ missionId: 'nightly', title: { es: 'nightly', en: 'nightly' }, days: 1 }] },
    ]);
    expect(order(ana, 3)).toEqual({ outcome: 'nothing' });
  });

  it('is too late after its last day', () => {
    expect(order(broken(), 7)).toMatchObject({ outcome: 'ordered' });
    const away = new Follower(repairable);
    writesOn(away, 1, 2, 3);
    expect(order(away, 8)).toMatchObject({ outcome: 'late', until: '2026-11-07' });
  });

  it('is for streaks that broke and that the content lets be repaired', () => {
    const whole = new Follower(repairable);
    writesOn(whole, 1, 2);
    expect(order(whole, 2)).toEqual({ outcome: 'nothing' });
    const fixed = new Follower(nightly());
    writesOn(fixed, 1, 3);
    expect(order(fixed, 3)).toEqual({ outcome: 'nothing' });
  });

  it('gives back what was paid for a streak that cannot be mended any more', () => {
    const ana = broken();
    order(ana, 5);
    const later = new Follower(nightly({ repair: REPAIR, until: '2026-11-05' }), {
      ...ana.progress,
      version: 'before',
    });
    pays(later, 6);
    const back = `streak-repair:nightly:one:${USER}:back`;
    expect(later.sent.map(({ definition, key, data }) => [definition.name, key, data])).toEqual([
      ['credit', back, { userId: USER, amount: 30, reason: 'streak-repair', cause: back }],
    ]);
  });
});
