import { describe, expect, it } from '@jest/globals';
import { BeginPurchase } from '@yabot/contracts';
import { featureNamed } from '../../src/features/index.ts';
import { buttons, fresh, samples, texts, view, who } from './house.ts';

describe('VIP', () => {
  it('is told with its end, and the plans with their prices', () => {
    const { text } = view('vip');
    expect(text.value).toContain('Lo tienes hasta el 21 de diciembre de 2026');
    expect(text.value).toContain('250 ⭐ · 3000 💋');
  });

  it('asks how it is to be paid before anything is, and offers no besitos that are not there', () => {
    const screen = view('vip', samples, 'vip-month');
    expect(screen.draft).toEqual({ planId: 'vip-month' });
    expect(buttons(screen)).toEqual(['Pagar 250 ⭐', '‹ Volver']);
    expect(screen.text.value).toContain('faltan 2880 besitos');
    const rich = view('vip', { ...samples, balance: fresh({ available: 5_000, held: 0 }) }, 'vip-month');
    expect(buttons(rich)).toContain('Pagar 3000 💋');
  });

  it('is cancelled only by who says so twice', () => {
    expect(buttons(view('vip', samples, 'cancel'))).toEqual(['Sí, cancelar', '‹ Volver']);
  });

  it('for Stars comes with an invoice', () => {
    const { stars } = featureNamed('vip')!.orders;
    const { invoice } = stars!.done(BeginPurchase.sampleResult, texts.en, who, '');
    expect(invoice).toMatchObject({ stars: 250, payload: BeginPurchase.sampleResult.invoicePayload });
  });
});
