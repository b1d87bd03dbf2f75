import { describe, expect, it } from '@jest/globals';
import { History, ReceiptOf } from '@yabot/contracts';
import { buttons, fresh, now, samples, view } from './house.ts';

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
    const kept = { state: 'kept', value: { available: 7, held: 0 }, at: new Date(now.getTime() - 180_000) };
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
