import { ClaimMission, ExplainMission, MissionsOf } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { featureNamed } from '../../src/features/index.ts';
import { buttons, fresh, open, samples, texts, view, who } from './house.ts';

describe('the missions', () => {
  const [mission] = MissionsOf.sampleResult.missions;
  const many = Array.from({ length: 12 }, (_, index) => ({
    ...mission!,
    missionId: `m${index}`,
    title: { es: `Misión ${index}`, en: 'x' },
    completed: index === 0,
  }));

  it('show progress, reward and when they close', () => {
    const closing = { ...mission!, window: 'daily' as const, closesAt: '2026-11-21T17:00:00.000Z' };
    const { text } = view('misiones', { missions: fresh({ missions: [closing] }) });
    expect(text.value).toContain('▰▰▰▱▱▱▱▱▱▱ 3/10');
    expect(text.value).toContain('🎁 50 besitos');
    expect(text.value).toContain('Se cierra en 5 horas');
  });

  it('come page by page, those still open first', () => {
    const answers = { missions: fresh({ missions: many }) };
    const first = view('misiones', answers);
    expect(first.text.value).toContain('Misión 1<');
    expect(first.text.value).not.toContain('Misión 0<');
    expect(buttons(first)).toContain('Siguiente ›');
    expect(buttons(first)).toContain('❔ 5');
    const last = view('misiones', answers, '99');
    expect(last.text.value).toContain('✅ <b>Misión 0</b>');
    expect(buttons(last)).toContain('‹ Anterior');
  });
});

describe('a mission', () => {
  const [mission] = MissionsOf.sampleResult.missions;
  const shown = (fields: object, page = '') =>
    view('misiones', { ...samples, missions: fresh({ missions: [{ ...mission!, ...fields }] }) }, page);

  it('whose reward waits comes with a button that takes it', () => {
    const reward = { besitos: 50, xp: 20, vipDays: 1 };
    const screen = shown({ state: 'claimable', completed: true, claimUntil: '2026-11-24', reward });
    expect(screen.text.value).toContain('50 besitos · 20 XP · un día VIP');
    expect(screen.text.value).toContain('antes de que acabe el 24 de noviembre');
    expect(screen.keyboard.flat()[0]).toEqual({
      text: '🎁 Recoger «Diez reacciones»',
      order: 'claim',
      value: '0',
    });
    expect(screen.draft).toEqual({ 'claim-0': 'ten-reactions' });
  });

  it('about days in a row says until when today can still count', () => {
    const streak = { countedToday: false, dayEndsAt: '2026-11-21T23:00:00.000Z', freezes: 0 };
    expect(shown({ goal: 'streak', streak }).text.value).toContain('antes de que acabe tu día, en 11 horas');
    expect(shown({ goal: 'streak', streak: { ...streak, countedToday: true } }).text.value).not.toContain(
      'acabe tu día',
    );
  });

  it('that is done says when it can be done again', () => {
    const done = { completed: true, state: 'completed', window: 'daily' };
    expect(shown({ ...done, opensAt: '2026-11-21T17:00:00.000Z' }).text.value).toContain(
      'Se puede repetir en 5 horas',
    );
    expect(shown(done).text.value).not.toContain('repetir');
  });

  it('of several steps shows which are done', () => {
    const steps = [
      { title: { es: 'Primero', en: 'x' }, progress: 1, target: 1 },
      { title: { es: 'Después', en: 'x' }, progress: 0, target: 3 },
    ];
    const { text } = shown({ goal: 'steps', steps });
    expect(text.value).toContain('✅ Primero');
    expect(text.value).toContain('▫️ Después 0/3');
  });

  it('that broke a streak asks before anything is spent, and says what is missing', () => {
    const repair = { besitos: 130, until: '2026-11-24', days: 12, ordered: false };
    const streak = { countedToday: false, freezes: 1, repair };
    expect(buttons(shown({ goal: 'streak', streak }))).toContain('🩹 Recuperar «Diez reacciones»');
    const poor = shown({ goal: 'streak', streak }, 'repair.ten-reactions');
    expect(poor.text.value).toMatch(/130 besitos.*hasta el 24 de noviembre.*Tienes <b>120.*faltan 10/s);
    expect(buttons(poor)).toEqual(['‹ Volver']);
    const rich = shown({ streak: { ...streak, repair: { ...repair, besitos: 30 } } }, 'repair.ten-reactions');
    expect(buttons(rich)).toEqual(['Sí, por 30 💋', '‹ Volver']);
    const order = featureNamed('misiones')!.orders.repair!.order('', who, { draft: rich.draft, key: 'k' });
    expect(order?.data).toMatchObject({ missionId: 'ten-reactions', besitos: 30 });
  });

  it('says why it was not completed, condition by condition', () => {
    const { text } = view('misiones', samples, 'why.ten-reactions');
    expect(text.value).toContain('✅ Te la dieron');
    expect(text.value).toContain('▫️ Reacciones: 3 de 10');
  });
});

describe('a mission that somebody does not have yet', () => {
  const said = (condition: object) => {
    const why = fresh({ ...ExplainMission.sampleResult, conditions: [{ met: false, ...condition }] });
    return view('misiones', { ...samples, why }, 'why.ten-reactions').text.value;
  };
  const title = { es: 'La visita', en: 'The tour' };

  it('says what gives it', () => {
    expect(said({ kind: 'assigned', event: 'chain', title })).toContain('Te la da completar «La visita»');
    expect(said({ kind: 'assigned', event: 'gateway.comment-added' })).toContain('llega con «Comentarios»');
    expect(said({ kind: 'assigned', event: 'first-event' })).toContain('llega sola en cuanto');
  });

  it('says until when somebody is paused, or that they are', () => {
    const at = '2026-11-24T10:00:00.000Z';
    expect(said({ kind: 'not-banned', at })).toContain('en pausa hasta el martes, 11:00');
    expect(said({ kind: 'not-banned' })).toMatch(/en pausa$/);
  });
});

describe('rewards that wait', () => {
  const [mission] = MissionsOf.sampleResult.missions;
  const waiting = ['one', 'two'].map((missionId) => ({
    ...mission!,
    missionId,
    title: { es: missionId, en: missionId },
    state: 'claimable' as const,
    completed: true,
  }));

  it('are taken one by one, each by a button of its own', () => {
    const screen = view('misiones', { missions: fresh({ missions: waiting }) });
    expect(buttons(screen).slice(0, 2)).toEqual(['🎁 Recoger «one»', '🎁 Recoger «two»']);
    const { claim } = featureNamed('misiones')!.orders;
    const order = claim!.order('1', who, { draft: screen.draft, key: 'k' });
    expect(order).toMatchObject({ definition: ClaimMission, data: { missionId: 'two' } });
    expect(claim!.order('2', who, { draft: screen.draft, key: 'k' })).toBeUndefined();
    const { toast } = claim!.done(ClaimMission.sampleResult, texts.es, who, '1');
    expect(toast).toBe('¡Recogido! 50 besitos');
  });

  it('can be asked about like any other mission', () => {
    expect(buttons(view('misiones', { missions: fresh({ missions: waiting }) }))).toContain('❔ 2');
  });
});

describe('missions that come later', () => {
  const ahead = [{ missionId: 'encore', title: { es: 'Bis', en: 'Encore' } }];
  const missions = fresh({ ...MissionsOf.sampleResult, ahead });

  it('have a screen of their own, and say what has to be reached first', () => {
    expect(buttons(open('misiones', '', { missions }))).toContain('🔒 Más adelante');
    const screen = open('misiones', 'ahead.1', { missions });
    expect(screen.text.value).toContain('1. Bis');
    expect(screen.keyboard[0]).toEqual([{ text: '❔ 1', show: 'misiones', page: 'why.encore' }]);
  });

  it('have no button when there are none', () => {
    expect(buttons(open('misiones'))).not.toContain('🔒 Más adelante');
  });
});
