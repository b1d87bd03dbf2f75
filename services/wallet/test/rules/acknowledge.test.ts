import { MENDED_BY_UNFREEZING } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { acknowledge, faultId } from '../../src/rules/acknowledge.ts';
import { fault } from '../../src/rules/proof/fault.ts';

const STAMP = {
  by: 'diana@server',
  reason: 'looked at',
  at: '2026-11-21T12:00:00.000Z',
  correlationId: 'chain',
};
const wrongEntry = fault('entry-balance-wrong', 'entry:ana:3', 120, 121);
const wrongSums = fault('balances-wrong', 'ledger', 3_400, 3_401);

describe('Acknowledging faults', () => {
  it('writes down each with what exactly was wrong, who knows of it, why and since when', () => {
    expect(acknowledge([wrongEntry, wrongSums], [undefined, undefined], STAMP)).toEqual({
      outcome: 'acknowledged',
      records: [
        { id: faultId(wrongEntry), ...wrongEntry, ...STAMP },
        { id: faultId(wrongSums), ...wrongSums, ...STAMP },
      ],
    });
  });

  it('writes a fault down once, whoever comes first', () => {
    const known = { id: faultId(wrongEntry), ...wrongEntry, ...STAMP };
    const twice = [wrongEntry, wrongSums, wrongSums];
    expect(acknowledge(twice, [known, undefined, undefined], STAMP)).toMatchObject({
      records: [{ code: 'balances-wrong' }],
    });
  });

  it.each(MENDED_BY_UNFREEZING)(
    'leaves %s to opening the account, with all that was named beside it',
    (code) => {
      const mendable = fault(code, 'account:ana', 10, 11);
      expect(acknowledge([wrongEntry, mendable], [undefined, undefined], STAMP)).toEqual({
        outcome: 'mendable',
        fault: mendable,
      });
    },
  );
});

describe('A fault', () => {
  it.each([
    ['in another place', { ...wrongEntry, subject: 'entry:ana:4' }],
    ['of another kind', { ...wrongEntry, code: 'entry-changed' }],
    ['of another size', { ...wrongEntry, found: '122' }],
    ['where something else was expected', { ...wrongEntry, expected: '119' }],
  ])('%s is another', (_, other) => {
    expect(faultId(other)).not.toBe(faultId(wrongEntry));
  });

  it('of the sums of the ledger is the same while they differ by as much', () => {
    expect(faultId(fault('balances-wrong', 'ledger', 3_500, 3_501))).toBe(faultId(wrongSums));
    expect(faultId(fault('balances-wrong', 'ledger', 3_500, 3_502))).not.toBe(faultId(wrongSums));
    expect(faultId(fault('balances-wrong', 'ledger', 3_501, 3_500))).not.toBe(faultId(wrongSums));
  });
});
