import { expect, it } from 'vitest';
import { fitsCaption } from '../../src/rules/captions.ts';

it('a text fits under a picture by what is read of it, not by its markup', () => {
  expect(fitsCaption(`<b>${'&lt;'.repeat(1_024)}</b>`)).toBe(true);
  expect(fitsCaption('x'.repeat(1_025))).toBe(false);
  expect(fitsCaption('💋'.repeat(513))).toBe(false);
});
