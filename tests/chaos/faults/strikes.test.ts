import { describe, expect, it } from 'vitest';
import { seeded } from '../rig/random.ts';
import { planned } from './strikes.ts';

const FAULTS = [
  { name: 'kill', targets: [{ name: 'wallet-1' }, { name: 'mongod' }] },
  { name: 'freeze', targets: [{ name: 'wallet-1' }] },
];

describe('The course of a run', () => {
  it('is the same for the same seed, and another for another', () => {
    const course = (seed: number) => planned(seeded(seed), 50, FAULTS);
    expect(course(7)).toEqual(course(7));
    expect(course(7)).not.toEqual(course(8));
  });

  it('has every kind of fault as often as any other', () => {
    const kinds = planned(seeded(1), 50, FAULTS).map(({ fault }) => fault);
    expect(kinds.filter((kind) => kind === 'kill')).toHaveLength(25);
  });
});
