import { describe, expect, it } from 'vitest';
import { sealing } from '../../src/jobs/seal-ledger.ts';

describe('The sealing of the ledger', () => {
  const keyAt = (time: string) => sealing.command(new Date(`2026-11-21T${time}Z`))?.key;

  it('is asked for once in a minute, by however many instances', () => {
    expect(keyAt('12:30:00.000')).toBe(keyAt('12:30:59.999'));
    expect(keyAt('12:31:00.000')).not.toBe(keyAt('12:30:59.999'));
  });
});
