import { describe, expect, it } from 'vitest';
import { meet } from '../../src/rules/acquaintance.ts';
import { isBanned, languageOf, profileOf } from '../../src/rules/people.ts';
import { ana } from '../telegram.ts';

const newId = () => 'id-of-ours';

describe('meeting somebody', () => {
  it('gives who is new an id of ours', () => {
    const met = meet(ana, undefined, newId);
    expect(met).toMatchObject({ isNew: true, account: { userId: 'id-of-ours', telegramId: ana.id } });
    expect(met.profile).toEqual({
      firstName: 'Ana',
      lastName: 'Robles',
      username: 'ana_robles',
      language: 'es',
    });
  });

  it('tells nothing of who is known and the same', () => {
    const { account } = meet(ana, undefined, newId);
    expect(meet(ana, Object.freeze(account), newId)).toEqual({ account, isNew: false });
  });

  it('tells a changed profile, and keeps id and ban', () => {
    const { account } = meet(ana, undefined, newId);
    const known = Object.freeze({ ...account, bannedUntil: 'forever' });
    const met = meet({ ...ana, first_name: 'Anita' }, known, () => 'another');
    expect(met).toMatchObject({ isNew: false, profile: { firstName: 'Anita' } });
    expect(met.account).toMatchObject({ userId: 'id-of-ours', bannedUntil: 'forever' });
  });

  it('takes names a database can keep', () => {
    const { firstName } = profileOf({ ...ana, first_name: `a\0b${'x'.repeat(400)}` });
    expect(firstName).toHaveLength(256);
    expect(firstName).not.toContain('\0');
  });
});

it('speaks Spanish, unless somebody has Telegram in English', () => {
  expect(languageOf({ ...ana, language_code: 'en-US' })).toBe('en');
  expect(languageOf({ ...ana, language_code: 'fr' })).toBe('es');
  expect(languageOf({ ...ana, language_code: undefined })).toBe('es');
});

it('knows when a ban ends', () => {
  const now = new Date('2026-11-21T12:00:00.000Z');
  expect(isBanned({ bannedUntil: null }, now)).toBe(false);
  expect(isBanned({ bannedUntil: 'forever' }, now)).toBe(true);
  expect(isBanned({ bannedUntil: '2026-11-21T12:00:01.000Z' }, now)).toBe(true);
  expect(isBanned({ bannedUntil: '2026-11-21T11:59:59.000Z' }, now)).toBe(false);
});
