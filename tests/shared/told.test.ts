import { describe, expect, it } from 'vitest';
import { toldBy } from './told.ts';

describe('What a notice tells', () => {
  it('is how many besitos came and how many there are now', () => {
    expect(toldBy('❤ +5 besitos (tienes 45)\n🎯 Misión «Diez» 3/10')).toEqual({ amount: 5, balance: 45 });
    expect(toldBy('❤ +1 besito (tienes 12.045)')).toEqual({ amount: 1, balance: 12_045 });
  });

  it('may be no besitos at all', () => {
    expect(toldBy('⭐ ¡Subes al nivel 2!')).toBeUndefined();
  });
});
