import { ErasePerson, SendPersonData } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { featureNamed } from '../../src/features/index.ts';
import { buttons, open, texts, who } from './house.ts';

const { orders } = featureNamed('misdatos')!;

describe('the data of somebody', () => {
  it('can be had as a file, and says when one is already on its way', () => {
    expect(buttons(open('misdatos'))[0]).toBe('📦 Recibir mis datos');
    const order = orders.send!.order('', who, { draft: undefined, key: 'k' });
    expect(order).toMatchObject({ definition: SendPersonData, data: { userId: who.userId } });
    expect(orders.send!.done({ isNew: true }, texts.es, who, '').toast).toContain('te mando el archivo');
    expect(orders.send!.done({ isNew: false }, texts.en, who, '').toast).toContain('already on its way');
  });
});

describe('being erased', () => {
  it('is never one tap away: the first screen only says what is lost', () => {
    const screen = open('misdatos', 'erase');
    expect(screen.text.value).toMatch(
      /120 besitos.*nivel 1.*20 XP.*un logro.*VIP, pagado hasta el 23 de diciembre/s,
    );
    expect(screen.keyboard.flat()).not.toContainEqual(expect.objectContaining({ order: 'erase' }));
    expect(buttons(screen)[0]).toBe('‹ No, me quedo');
  });

  it('is ordered on the second, which says again what goes', () => {
    const screen = open('misdatos', 'sure', {}, 'en');
    expect(screen.text.value).toMatch(/no way back.*<b>120 besitos<\/b> go/s);
    expect(buttons(screen)).toEqual(['‹ No, I’m staying', '🗑 Yes, erase everything']);
    const order = orders.erase!.order('', who, { draft: screen.draft, key: 'k' });
    expect(order).toMatchObject({
      definition: ErasePerson,
      data: { userId: who.userId, by: who.userId, confirmed: true },
    });
  });

  it('is not ordered by a button of before', () => {
    expect(orders.erase!.order('', who, { draft: undefined, key: 'k' })).toBeUndefined();
  });

  it('ends with a screen that has no buttons: who they were for is gone', () => {
    expect(orders.erase!.done({}, texts.es, who, '').screen?.keyboard).toEqual([]);
  });
});
