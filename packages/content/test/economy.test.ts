import { describe, expect, it } from 'vitest';
import { checkSources, DEFAULT_ECONOMY } from '../src/index.ts';
import { checkWith } from './small-community.ts';

const told = (text: string) => {
  const result = checkWith({ 'economy.yaml': text });
  return result.ok ? [] : result.mistakes.map((each) => [each.line, each.path, each.problem, each.instead]);
};

describe('economy.yaml', () => {
  it('may be left out: then nothing is capped, and transfers are modest', () => {
    const result = checkWith({});
    expect(result).toMatchObject({ ok: true, content: { economy: DEFAULT_ECONOMY } });
    expect(DEFAULT_ECONOMY.mint).toEqual({ reasons: [], except: [] });
  });

  it('says what may be minted and sent; what it leaves out is as ever', () => {
    const result = checkWith({ 'economy.yaml': 'mint:\n  perDay: 10\ntransfers:\n  most: 7\n' });
    const economy = { mint: { perDay: 10 }, transfers: { most: 7, confirmFrom: 100 } };
    expect(result).toMatchObject({ ok: true, content: { economy } });
  });

  it('caps no reason twice', () => {
    const text =
      'mint:\n  reasons:\n    - { reason: mission, perDay: 1 }\n    - { reason: mission, perDay: 2 }\n';
    expect(told(text)).toEqual([
      [4, 'mint.reasons[1].reason', 'the reason `mission` is capped twice', expect.any(String)],
    ]);
  });

  it('lets one transfer be no more than a day', () => {
    expect(told('transfers:\n  most: 100\n  mostPerDay: 50\n')).toEqual([
      [
        3,
        'transfers.mostPerDay',
        '50 a day is less than 100, the most of one transfer',
        'Write `mostPerDay: 100`',
      ],
    ]);
  });

  it('is told of a name that nobody knows', () => {
    expect(told('mint:\n  perDia: 10\n')).toHaveLength(1);
    expect(checkSources([{ file: 'economi.yaml', text: '' }])).toMatchObject({ ok: false });
  });
});
