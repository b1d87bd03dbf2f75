import { ReactionAdded } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { comment, definitions, Follower, fact, mission, spent, used } from './fixtures.ts';

const AT = '2026-11-21T10:00:00Z';
const follower = (patch: Parameters<typeof mission>[1]) => new Follower(definitions([mission('it', patch)]));

describe('a mission with a sum', () => {
  const spender = () =>
    follower({ trigger: { event: 'wallet.besitos-spent' }, target: { sum: 100, of: 'amount' } });

  it('adds the field of the events up, and completes when it is enough', () => {
    const ana = spender();
    ana.happens(spent(30, AT), spent(69, AT));
    expect(ana.standing('it')).toMatchObject({ state: 'open', count: 99 });
    expect(ana.happens(spent(500, AT))).toEqual(['mission-progressed', 'mission-completed']);
    expect(ana.standing('it')).toMatchObject({ state: 'completed', count: 100 });
  });

  it('tells how far it is in what is added up', () => {
    const ana = spender();
    ana.happens(spent(30, AT));
    expect(ana.told('mission-progressed')).toMatchObject([{ steps: [{ progress: 30, target: 100 }] }]);
  });

  it('does not move by an event that adds nothing', () => {
    const ana = spender();
    expect(ana.happens(spent(0, AT))).toEqual(['mission-assigned']);
  });
});

describe('a mission with different values', () => {
  const explorer = () =>
    follower({ trigger: { event: 'gateway.command-used' }, target: { distinct: 3, of: 'command' } });

  it('counts each value once', () => {
    const ana = explorer();
    ana.happens(used('perfil', AT), used('perfil', AT), used('menu', AT), used('perfil', AT));
    expect(ana.standing('it')).toMatchObject({ state: 'open', count: 2 });
    ana.happens(used('ayuda', AT));
    expect(ana.standing('it')).toMatchObject({ state: 'completed', count: 3 });
  });

  it('tells nothing of a value it has seen', () => {
    const ana = explorer();
    ana.happens(used('perfil', AT));
    const before = ana.progress;
    expect(ana.happens(used('perfil', AT))).toEqual([]);
    expect(ana.progress).toBe(before);
  });

  it('keeps no more than its target of them, and none when it is completed', () => {
    const ana = explorer();
    ana.happens(used('perfil', AT), used('menu', AT));
    expect(ana.standing('it')?.seen).toEqual(['perfil', 'menu']);
    ana.happens(used('ayuda', AT));
    expect(ana.standing('it')).not.toHaveProperty('seen');
  });

  it('keeps a long value as a short digest', () => {
    const ana = follower({ target: { distinct: 2, of: 'emoji' } });
    const long = (emoji: string) => fact(ReactionAdded, { emoji }, AT);
    ana.happens(long('x'.repeat(64)), long('x'.repeat(64)), long(`${'x'.repeat(63)}y`));
    expect(ana.standing('it')).toMatchObject({ state: 'completed', count: 2 });
    const other = follower({ target: { distinct: 2, of: 'emoji' } });
    other.happens(long('x'.repeat(64)));
    expect(other.standing('it')?.seen?.map((value) => value.length)).toEqual([22]);
  });

  it('begins anew with its window', () => {
    const ana = follower({
      trigger: { event: 'gateway.command-used' },
      target: { distinct: 3, of: 'command' },
      window: 'daily',
    });
    ana.happens(used('perfil', AT), used('perfil', '2026-11-22T10:00:00Z'));
    expect(ana.standing('it')).toMatchObject({ count: 1, seen: ['perfil'] });
  });
});

describe('a mission with steps', () => {
  const step = (es: string, event: string, count = 1, where?: Record<string, string>) => ({
    title: { es, en: es },
    trigger: { event, ...(where ? { where } : {}) },
    count,
  });
  const tour = () => {
    const steps = [
      step('mira', 'gateway.command-used', 1, { command: 'perfil' }),
      step('habla', 'gateway.comment-added', 2),
      step('vuelve', 'gateway.command-used', 1, { command: 'perfil' }),
    ];
    const { trigger: _, target: __, ...rest } = mission('it');
    return new Follower(definitions([{ ...rest, steps }]));
  };

  it('counts only what is next', () => {
    const ana = tour();
    ana.happens(comment(AT), used('menu', AT));
    expect(ana.standing('it')?.count).toBe(0);
    ana.happens(used('perfil', AT), comment(AT), used('perfil', AT), comment(AT));
    expect(ana.standing('it')).toMatchObject({ state: 'open', count: 3 });
    expect(ana.happens(used('perfil', AT))).toEqual(['mission-progressed', 'mission-completed']);
  });

  it('is one step further by one event, also when the step after it waits for the same', () => {
    const steps = [step('uno', 'gateway.comment-added'), step('otro', 'gateway.comment-added')];
    const { trigger: _, target: __, ...rest } = mission('it');
    const ana = new Follower(definitions([{ ...rest, steps }]));
    ana.happens(comment(AT));
    expect(ana.standing('it')).toMatchObject({ state: 'open', count: 1 });
    ana.happens(comment(AT));
    expect(ana.standing('it')).toMatchObject({ state: 'completed' });
  });

  it('tells what is to be done next', () => {
    const ana = tour();
    ana.happens(used('perfil', AT), comment(AT), comment(AT), used('perfil', AT));
    const steps = ana.told('mission-progressed').map((data) => (data as { steps: unknown[] }).steps[0]);
    expect(steps).toEqual(
      [
        { progress: 1, step: { es: 'habla', en: 'habla' } },
        { progress: 2, step: { es: 'habla', en: 'habla' } },
        { progress: 3, step: { es: 'vuelve', en: 'vuelve' } },
        { progress: 4 },
      ].map((rest) => ({ missionId: 'it', title: { es: 'it', en: 'it' }, target: 4, ...rest })),
    );
  });
});
