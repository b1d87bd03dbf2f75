import { ClaimGift, GiftOf, GiftProof, giftNone } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { featureNamed } from '../../src/features/index.ts';
import { buttons, fresh, open, samples, texts, view, who } from './house.ts';

describe('the daily gift', () => {
  it('that waits is opened by a button', () => {
    const gift = fresh({ ...GiftOf.sampleResult, ready: true, nextAt: null });
    const screen = view('regalo', { ...samples, gift });
    expect(screen.text.value).toContain('te está esperando');
    expect(buttons(screen)[0]).toBe('🎁 Abrir');
  });

  it('that was opened says when the next one is, on the clock of who reads it', () => {
    const screen = view('regalo');
    expect(screen.text.value).toContain('en 24 horas (domingo, 13:00)');
    expect(buttons(screen)).not.toContain('🎁 Abrir');
  });

  it('tells what may come out, and how likely it is', () => {
    expect(view('regalo', samples, 'odds').text.value).toContain(
      '100\u00a0% · Un besito en la mejilla · <b>10</b>',
    );
  });

  it('can be checked: its seal, and the seed once the day is over', () => {
    expect(view('regalo', samples, 'proof').text.value).toContain('se enseña cuando acabe ese día');
    const seed = 'a'.repeat(64);
    const proof = fresh({ ...GiftProof.sampleResult, seed });
    expect(view('regalo', { ...samples, proof }, 'proof').text.value).toContain(`<code>${seed}</code>`);
  });

  it('can be checked for every gift there was, one after another', () => {
    const last = { ...GiftOf.sampleResult.last!, number: 9 };
    const gift = fresh({ ...GiftOf.sampleResult, last });
    const proof = fresh({ ...GiftProof.sampleResult, number: 7 });
    const screen = open('regalo', 'proof.7', { gift, proof });
    expect(screen.keyboard[0]).toMatchObject([{ page: 'proof.6' }, { page: 'proof.8' }]);
    const first = fresh({ ...GiftProof.sampleResult, number: 1 });
    expect(buttons(open('regalo', 'proof.1', { gift, proof: first }))).toEqual(['Siguiente ›', '‹ Volver']);
  });

  it('is told not to exist where the community has none', () => {
    const refused = { state: 'refused', refusal: { code: giftNone.code, details: {} } };
    expect(view('regalo', { gift: refused }).text.value).toContain('Aquí no hay regalo');
  });

  it('opened once more shows the same gift again', () => {
    const words = texts.es;
    const { open } = featureNamed('regalo')!.orders;
    const { screen } = open!.done({ ...ClaimGift.sampleResult, alreadyClaimed: true }, words, who, '');
    expect(screen?.text.value).toMatch(/ya lo habías abierto.*Un besito en la mejilla.*15 besitos/s);
  });
});
