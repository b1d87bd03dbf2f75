import { describe, expect, it } from 'vitest';
import { keptSamples, keptSnapshots } from '../../src/compatibility/folder.ts';
import { checkContracts } from '../../src/compatibility/gate.ts';
import { goldenSamplesOf, unreadableSamples } from '../../src/compatibility/golden-samples.ts';
import { snapshotOf } from '../../src/compatibility/snapshot.ts';
import { ALL_MESSAGES, BesitosAwarded } from '../../src/index.ts';

const samples = new Map(keptSamples().map((kept) => [kept.type, kept]));

describe('the contracts', () => {
  it('break nobody, and their snapshots are up to date', () => {
    const findings = checkContracts(keptSnapshots(), ALL_MESSAGES.map(snapshotOf));
    expect(findings.map((finding) => finding.message)).toEqual([]);
  });
});

describe.each(ALL_MESSAGES.map((message) => [message.type, message] as const))('%s', (type, message) => {
  it('still reads every sample it ever had', () => {
    expect(samples.has(type)).toBe(true);
    expect(unreadableSamples(message, samples.get(type)!)).toEqual([]);
  });

  it('reads each of them also with fields that a later version may add, at every depth', () => {
    const kept = samples.get(type)!;
    const grown = {
      ...kept,
      data: kept.data.map(grow),
      ...(kept.result ? { result: kept.result.map(grow) } : {}),
    };
    expect(unreadableSamples(message, grown)).toEqual([]);
  });

  it('has its sample of today among the golden ones', () => {
    expect(goldenSamplesOf(message, samples.get(type))).toEqual(samples.get(type));
  });
});

describe('golden samples', () => {
  it('keep the samples of before beside a new one', () => {
    const type = BesitosAwarded.type;
    const before = { type, data: [BesitosAwarded.example({ amount: 7 })] };
    expect(goldenSamplesOf(BesitosAwarded, before).data).toEqual([before.data[0], BesitosAwarded.sample]);
  });

  it('tell which field of a sample cannot be read any more', () => {
    const kept = { type: BesitosAwarded.type, data: [{ ...(BesitosAwarded.sample as object), amount: -7 }] };
    expect(unreadableSamples(BesitosAwarded, kept)).toEqual([
      expect.stringContaining('wallet.besitos-awarded.v1 data[0].amount: '),
    ]);
  });
});

/** Adds a field that nobody knows yet to every object. */
function grow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(grow);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([name, each]) => [name, grow(each)]);
  return { ...Object.fromEntries(fields), fieldOfLater: { any: ['thing'] } };
}
