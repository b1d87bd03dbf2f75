import {
  AccessOf,
  BeginPurchase,
  CheckAccess,
  FindUser,
  RequestEntry,
  SubscriptionOf,
} from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { featureNamed } from '../../src/features/index.ts';
import { pageIn } from '../../src/features/vip/vip.ts';
import { buttons, fresh, open, samples, texts, view, who } from './house.ts';

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
    expect(screen.text.value).toMatch(/faltan 2880 besitos\.\nCon Estrellas puedes pagarlo ya: son 250 ⭐\./);
    const rich = view('vip', { ...samples, balance: fresh({ available: 5_000, held: 0 }) }, 'vip-month');
    expect(buttons(rich)).toContain('Pagar 3000 💋');
    expect(rich.keyboard.flat()).not.toContainEqual(expect.objectContaining({ order: 'besitos' }));
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

describe('paying with besitos', () => {
  const balance = fresh({ available: 5_000, held: 0, boosts: [] });

  it('asks once more, with the price and what is left then', () => {
    expect(open('vip', 'vip-month', { balance }).keyboard[1]).toMatchObject([{ page: 'pay.vip-month' }]);
    const screen = open('vip', 'pay.vip-month', { balance });
    expect(screen.text.value).toMatch(/3000 besitos.*Tienes <b>5000.*quedarían <b>2000/s);
    expect(buttons(screen)).toEqual(['Sí, pagar 3000 💋', '‹ Volver']);
    expect(screen.draft).toEqual({ planId: 'vip-month' });
  });

  it('says what is missing instead of offering it', () => {
    const screen = open('vip', 'pay.vip-month');
    expect(screen.text.value).toContain('faltan 2880 besitos');
    expect(buttons(screen)).toEqual(['‹ Volver']);
  });

  it('says nothing of Stars where the plan is not sold for them', () => {
    const [plan] = SubscriptionOf.sampleResult.plans;
    const offer = fresh({ ...SubscriptionOf.sampleResult, plans: [{ ...plan!, stars: null }] });
    const { text } = open('vip', 'vip-month', { offer });
    expect(text.value).toContain('faltan 2880 besitos');
    expect(text.value).not.toMatch(/Estrellas|⭐/);
  });
});

describe('what is reserved', () => {
  const [balcony] = AccessOf.sampleResult.resources;
  const resources = (...some: object[]) =>
    fresh({ resources: some.map((each) => ({ ...balcony!, ...each })) });

  it('is told with until when somebody may use it', () => {
    expect(open('vip').text.value).toContain('✅ El balcón VIP · hasta el 23 de diciembre de 2026');
    const access = resources({ until: null });
    expect(open('vip', '', { access }).text.value).toMatch(/✅ El balcón VIP\n/);
  });

  it('is told with what is missing, and when to come back', () => {
    const missing = [
      { condition: 'level', level: 3, reached: 1 },
      { condition: 'achievement', achievementId: 'first-kiss' },
      { condition: 'window', from: '2026-12-24', until: null },
      { condition: 'revoked', until: '2026-11-30T12:00:00.000Z' },
    ];
    const access = resources({ allowed: false, missing, until: undefined });
    const { text } = open('vip', '', { access });
    expect(text.value).toContain(
      '🔒 El balcón VIP · nivel 3, vas por el 1; con el logro «Primer beso»; abre el 24 de diciembre; la casa te lo ha cerrado hasta el 30 de noviembre de 2026',
    );
  });

  it('names no secret achievement', () => {
    const missing = [{ condition: 'achievement', achievementId: 'hidden' }];
    expect(open('vip', '', { access: resources({ allowed: false, missing }) }).text.value).toContain(
      'con el logro «un secreto»',
    );
  });

  it('has a way in for who may use it and is not inside', () => {
    expect(open('vip').keyboard[0]).toEqual([
      { text: '🚪 Entrar en El balcón VIP', show: 'vip', page: 'door.balcony' },
    ]);
    for (const fields of [{ inside: 1 }, { allowed: false }, { doors: 0 }])
      expect(buttons(open('vip', '', { access: resources(fields) }))).not.toContain(
        '🚪 Entrar en El balcón VIP',
      );
  });

  it('is decided anew before a way in is offered', () => {
    const decision = fresh({ allowed: true, missing: [] });
    const screen = open('vip', 'door.balcony', { decision });
    expect(screen.keyboard[0]).toEqual([{ text: '🚪 Mandarme la entrada', order: 'enter' }]);
    expect(screen.draft).toEqual({ resource: 'balcony' });
    const late = open('vip', 'door.balcony', { decision: fresh(CheckAccess.sampleResult) });
    expect(late.text.value).toContain('🔒 El balcón VIP · con VIP');
    expect(buttons(late)).toEqual(['‹ Volver']);
  });

  it('sends the link to who asks for it, and says so', () => {
    const { enter } = featureNamed('vip')!.orders;
    const order = enter!.order('', who, { draft: { resource: 'balcony' }, key: 'k' });
    expect(order).toMatchObject({
      definition: RequestEntry,
      data: { userId: who.userId, resource: 'balcony' },
    });
    expect(enter!.done({ invited: 1, inside: 0 }, texts.es, who, '').toast).toContain('Te mando la entrada');
    expect(enter!.done({ invited: 0, inside: 1 }, texts.es, who, '').toast).toContain('Ya estás dentro');
  });
});

describe('giving VIP to somebody', () => {
  const eva = {
    ...FindUser.sampleResult,
    userId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c99',
    firstName: '<i>Eva</i>',
  };
  const person = fresh(eva);
  const balance = fresh({ available: 5_000, held: 0, boosts: [] });

  it('begins with their name, written or after the command', () => {
    expect(buttons(open('vip'))).toContain('🎁 Regalar');
    expect(open('vip', 'gift').text.value).toContain('/vip @ana');
    expect(featureNamed('vip')!.opens('@eva_99')).toBe('@eva_99');
    expect(featureNamed('vip')!.opens('cualquier cosa')).toBe('');
  });

  it('shows the plans, then how it can be paid, then asks once more', () => {
    expect(open('vip', '@eva', { person }).keyboard[0]).toMatchObject([{ page: 'gift.0@eva' }]);
    const plan = open('vip', 'gift.0@eva', { person, balance });
    expect(plan.text.value).toContain('para <b>&lt;i&gt;Eva');
    expect(buttons(plan)).toEqual(['Pagar 250 ⭐', 'Pagar 3000 💋', '‹ Volver']);
    expect(plan.draft).toEqual({ planId: 'vip-month', giftTo: eva.userId });
    const sure = open('vip', 'besitos.0@eva', { person, balance });
    expect(sure.text.value).toMatch(/3000 besitos.*Eva.*quedarían <b>2000/s);
    expect(buttons(sure)).toEqual(['Sí, regalar por 3000 💋', '‹ Volver']);
  });

  it('orders the plan for them, paid by who gives it', () => {
    const { besitos, stars } = featureNamed('vip')!.orders;
    const draft = { planId: 'vip-month', giftTo: eva.userId };
    for (const each of [besitos, stars])
      expect(each!.order('', who, { draft, key: 'k' })?.data).toEqual({ userId: who.userId, ...draft });
  });

  it('is for somebody else', () => {
    const self = fresh({ ...eva, userId: who.userId });
    for (const page of ['@ana', 'gift.0@ana', 'besitos.0@ana'])
      expect(open('vip', page, { person: self }).text.value).toContain('Ese es tu nombre');
  });

  it('fits into buttons with the longest username', () => {
    const username = 'a'.repeat(32);
    expect(pageIn(`besitos.99@${username}`)).toEqual({ kind: 'gift-plan', username, index: 99, pay: true });
    expect(Buffer.byteLength(`s:vip:besitos.99@${username}`)).toBeLessThanOrEqual(64);
  });

  it('is not offered where nothing is on sale', () => {
    const offer = fresh({ ...SubscriptionOf.sampleResult, plans: [] });
    expect(buttons(open('vip', '', { offer }))).not.toContain('🎁 Regalar');
  });
});
