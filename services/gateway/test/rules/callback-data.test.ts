import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeData, readTap, showData, signingKey } from '../../src/rules/callback-data.ts';

const key = signingKey('123:secret');
const now = new Date('2026-11-21T12:00:00.000Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const made = { feature: 'ajustes', change: 'language', value: 'en' };
const data = changeData(made, { telegramId: 101, now, key });

it('shows a screen and a page of it', () => {
  expect(readTap('s:misiones', { telegramId: 1, now, key })).toEqual({
    kind: 'show',
    feature: 'misiones',
    page: '',
  });
  expect(readTap(showData('besitos', 'a:b:3')!, { telegramId: 1, now, key })).toMatchObject({
    page: 'a:b:3',
  });
});

it('makes no button Telegram would not take', () => {
  expect(showData('besitos', 'x'.repeat(60))).toBeUndefined();
  const longest = changeData({ ...made, value: 'x'.repeat(16) }, { telegramId: 2 ** 52, now, key });
  expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(64);
});

it('changes something only for whom the button was made', () => {
  expect(readTap(data, { telegramId: 101, now, key })).toEqual({ kind: 'change', ...made });
  expect(readTap(data, { telegramId: 102, now, key })).toEqual({ kind: 'stale', why: 'forged' });
});

it('changes nothing after seven days, nor with the token of before', () => {
  expect(readTap(data, { telegramId: 101, now: later(6), key }).kind).toBe('change');
  expect(readTap(data, { telegramId: 101, now: later(8), key })).toEqual({ kind: 'stale', why: 'old' });
  const other = signingKey('123:another');
  expect(readTap(data, { telegramId: 101, now, key: other })).toEqual({ kind: 'stale', why: 'forged' });
});

it('takes no other data as a change, whatever is altered', () => {
  fc.assert(
    fc.property(fc.nat(data.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (index, letter) => {
      const altered = data.slice(0, index) + letter + data.slice(index + 1);
      fc.pre(altered !== data);
      expect(readTap(altered, { telegramId: 101, now, key }).kind).not.toBe('change');
    }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 64 }), (text) => {
      expect(readTap(text, { telegramId: 101, now, key }).kind).not.toBe('change');
    }),
  );
});
