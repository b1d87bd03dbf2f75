import { Balance, History, OpenHolds, ReceiptOf } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { monthsAfter, periodOf } from '../../src/features/besitos/months.ts';
import { buttons, fresh, now, open, samples, view } from './house.ts';

describe('the besitos', () => {
  it('come with their movements, reasons in words', () => {
    const { text } = view('besitos');
    expect(text.value).toContain('120 besitos');
    expect(text.value).toContain('<b>+50</b> · premio de misión «Diez reacciones» · 21 nov, 13:00');
  });

  it('tell a spending, and a reason without words, as movements', () => {
    const [entry] = History.sampleResult.entries;
    const entries = [{ ...entry!, amount: -20, reason: 'something-new' }];
    const { text } = view('besitos', { ...samples, history: fresh({ entries, next: 'c2' }) });
    expect(text.value).toContain('<b>−20</b> · movimiento');
  });

  it('lead to older pages, and back to the newest', () => {
    const history = fresh({ ...History.sampleResult, next: 'c2' });
    expect(view('besitos', { ...samples, history }).keyboard[0]).toMatchObject([{ page: 'c2' }]);
    expect(buttons(view('besitos', { ...samples, history }, 'c1'))).toContain('« Lo último');
  });

  it('say how old they are when they are of before', () => {
    const kept = {
      state: 'kept',
      value: { available: 7, held: 0, boosts: [] },
      at: new Date(now.getTime() - 180_000),
    };
    const { text } = view('besitos', { ...samples, balance: kept });
    expect(text.value).toContain('7 besitos');
    expect(text.value).toContain('hace 3 minutos');
  });
});

describe('a receipt', () => {
  it('is chosen among the last movements, and shows its place in the chain', () => {
    expect(buttons(view('recibo'))[0]).toMatch(/^\+50 · premio de misión/);
    expect(buttons(view('recibo', samples, '999'))).toEqual(['‹ Volver']);
    const receipt = fresh(ReceiptOf.sampleResult);
    const { text } = view('recibo', { ...samples, receipt }, '3');
    expect(text.value).toMatch(/Huella: <code>0{64}.*Encadenada a/s);
  });
});

describe('what is set aside', () => {
  const balance = fresh({ ...Balance.sampleResult, held: 30 });

  it('is told beside the balance: how much, for what, until when', () => {
    const { text } = open('besitos', '', { balance });
    expect(text.value).toMatch(
      /30 están apartados.*🔒 30 · subasta · hasta el 1 de diciembre de 2026 a las 1:00/s,
    );
  });

  it('is not asked about when there is nothing', () => {
    expect(open('besitos').text.value).not.toContain('apartad');
  });

  it('has a screen with all of it, page by page', () => {
    const [hold] = OpenHolds.sampleResult.holds;
    const holds = fresh({ holds: Array(12).fill(hold), total: 12, besitos: 360, next: null });
    expect(open('besitos', '', { balance, holds }).text.value).toContain('… y 9 más.');
    const screen = open('besitos', 'held.2', { balance, holds });
    expect(screen.text.value.match(/subasta/g)).toHaveLength(2);
    expect(buttons(screen)).toEqual(['‹ Anterior', '‹ Volver']);
  });
});

describe('a movement that takes another back', () => {
  it('says so: what was set aside and came back, and what was corrected', () => {
    const [entry] = History.sampleResult.entries;
    const entries = ['release:x', 'reversed:x'].map((cause) => ({ ...entry!, reason: 'auction', cause }));
    const history = fresh({ entries, next: null });
    expect(open('besitos', '', { history }).text.value).toMatch(/subasta, de vuelta.*subasta, corregido/s);
    expect(buttons(open('recibo', '', { history }, 'en'))[0]).toContain('auction, given back');
  });
});

describe('boosts', () => {
  it('are told with what they multiply and their end, and whose they are', () => {
    const [boost] = Balance.sampleResult.boosts;
    const balance = fresh({ ...Balance.sampleResult, boosts: [boost!, { ...boost!, everyone: true }] });
    const { text } = open('besitos', '', { balance });
    expect(text.value).toContain('✨ ×2 por reaccionar · hasta el 1 de diciembre de 2026 a las 1:00');
    expect(text.value).toContain('✨ ×2 por reaccionar, para toda la casa · hasta el');
  });
});

describe('a wallet that is being looked at', () => {
  it('says so, and that nothing is lost', () => {
    const { text } = open('besitos', '', { balance: fresh({ ...Balance.sampleResult, frozen: true }) });
    expect(text.value).toContain('Tu monedero está en revisión');
  });
});

describe('a statement', () => {
  it('shows what there was before and after a month, and what came and went by reason', () => {
    const { text } = open('besitos', 'month.2026-10');
    expect(text.value).toContain('Extracto de octubre de 2026');
    expect(text.value).toMatch(
      /Al empezar: <b>70.*\+50 · premio de misión.*−20 · en la tienda.*Al terminar: <b>100/s,
    );
  });

  it('leads to the months around it, and to the movements of the month', () => {
    const screen = open('besitos', 'month.2026-10');
    expect(buttons(screen)).toEqual([
      'Ver los movimientos',
      '‹ septiembre de 2026',
      'noviembre de 2026 ›',
      '‹ Volver',
    ]);
    expect(screen.keyboard[0]).toMatchObject([{ show: 'besitos', page: '5' }]);
  });

  it('of this month is not over, and nothing comes after it', () => {
    const screen = open('besitos', 'month.now', {}, 'en');
    expect(screen.text.value).toMatch(/Statement of November 2026.*So far: <b>100/s);
    expect(buttons(screen)).not.toContain('December 2026 ›');
    expect(screen.keyboard[0]).toEqual([{ text: 'See the movements', show: 'besitos' }]);
  });

  it('of a month before the first movement leads no further back', () => {
    const statement = fresh({ opening: 0, closing: 0, entries: 0, byReason: [] });
    const screen = open('besitos', 'month.2020-01', { statement });
    expect(screen.text.value).toContain('Sin movimientos');
    expect(buttons(screen)).toEqual(['febrero de 2020 ›', '‹ Volver']);
  });

  it('begins and ends where the months of somebody do, also when clocks change', () => {
    expect(periodOf('2026-10', 'Europe/Madrid')).toEqual({
      from: '2026-09-30T22:00:00.000Z',
      until: '2026-10-31T23:00:00.000Z',
    });
    expect(monthsAfter('2026-01', -1)).toBe('2025-12');
    expect(periodOf('2026-12', 'America/Mexico_City').until).toBe('2027-01-01T06:00:00.000Z');
  });
});

describe('what gives besitos', () => {
  const rules = fresh({
    dailyCap: 100,
    rules: [
      { emoji: '👻', besitos: 8, hours: { from: 0, to: 5 } },
      { emoji: '💋', besitos: 10, from: '2027-02-14', until: '2027-02-14' },
      { emoji: '❤', besitos: 5 },
      { emoji: '🔥', besitos: 3 },
      { emoji: '💋', besitos: 5 },
    ],
    diminishing: [{ after: 20, percent: 50 }],
  });

  it('is told by what it pays, what is special apart, with what there is at most and when it begins anew', () => {
    const { text } = open('besitos', 'earning', { rules });
    expect(text.value).toMatch(
      /❤ 💋 · <b>5<\/b>\n🔥 · <b>3<\/b>.*👻 · <b>8<\/b> · de 0:00 a 5:00\n💋 · <b>10<\/b> · el 14 de febrero\n/s,
    );
    expect(text.value).toMatch(/100 al día por reaccionar; mañana.*A partir de 20 reacciones.*50 %/s);
  });
});
