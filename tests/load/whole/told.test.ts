import { BesitosAwarded, FindUser } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import type { Stored } from '../fleet/stream.ts';
import { Tally } from '../journeys/tally.ts';
import { wronglyTold } from './told.ts';

const { userId: USER, telegramId: PERSON } = FindUser.sampleResult;
const stored = (type: string, data: unknown): Stored => ({
  seq: 1,
  type,
  data,
  correlationId: 'c',
  storedAt: 1,
});
const awarded = (amount: number, balance: number) =>
  stored(BesitosAwarded.type, BesitosAwarded.example({ userId: USER, amount, balance }));
const notice = (text: string) => ({ personId: PERSON, text, isAnswer: false, at: 1 });

describe('Somebody is told wrongly', () => {
  const events = new Tally();
  events.persons = new Map([[USER, PERSON]]);
  for (const message of [awarded(5, 5), awarded(10, 15)]) events.add(message);

  it('not when one notice tells of two awards', () => {
    expect(wronglyTold(events, [notice('❤ +15 besitos (tienes 15)')])).toEqual([]);
  });

  it('when an award is not told of', () => {
    expect(wronglyTold(events, [notice('❤ +5 besitos (tienes 5)')])).toEqual([PERSON]);
  });

  it('when a notice comes twice', () => {
    const twice = ['❤ +15 besitos (tienes 15)', '❤ +15 besitos (tienes 15)'].map(notice);
    expect(wronglyTold(events, twice)).toEqual([PERSON]);
  });
});
