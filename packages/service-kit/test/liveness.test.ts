import { hostname } from 'node:os';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Liveness } from '../src/partitions/liveness.ts';

const SELF = `${hostname()}/${process.pid}/self`;
const OTHER = 'another-host/1/other';
const HOUR_MS = 3_600_000;

/** Looks every second at an instance whose heartbeats are these, one per look. */
function watched(heartbeats: readonly number[], { id = OTHER, everyMs = 1_000 } = {}) {
  const liveness = new Liveness(SELF);
  return heartbeats.map((expiresAt, turn) => {
    const { alive, gone } = liveness.look([{ id, expiresAt, published: 0 }], turn * everyMs);
    return alive.includes(id) ? 'alive' : gone[0]!.isOver ? 'over' : 'gone';
  });
}

const silent = (turns: number) => Array<number>(turns).fill(17);

describe('An instance', () => {
  it('lives as long as its heartbeats change, however wrong its clock is and wherever it jumps', () => {
    const clock = fc.integer({ min: -HOUR_MS, max: 2e12 }).filter((time) => time !== 0);
    fc.assert(
      fc.property(fc.uniqueArray(clock, { minLength: 2, maxLength: 40 }), (heartbeats) => {
        expect(new Set(watched(heartbeats))).toEqual(new Set(['alive']));
      }),
    );
  });

  it('is gone after five seconds of silence, over after two minutes, and back with its next heartbeat', () => {
    const seen = watched([...silent(122), 18]);
    expect(seen.indexOf('gone')).toBe(5);
    expect(seen.indexOf('over')).toBe(120);
    expect(seen.at(-1)).toBe('alive');
  });

  it('is not gone for the one that slept and could not see its heartbeats', () => {
    expect(watched(silent(3), { everyMs: HOUR_MS })).toEqual(['alive', 'alive', 'alive']);
  });

  it('that left is over at once', () => {
    expect(watched([17, 0])).toEqual(['alive', 'over']);
  });

  it('whose process is dead on this very host is gone at once, and over when nothing of it can be on its way', () => {
    const seen = watched(silent(6), { id: `${hostname()}/${2 ** 23}/dead` });
    expect(seen).toEqual([...Array(5).fill('gone'), 'over']);
  });

  it('always takes itself for alive, also with a clock that stands still', () => {
    expect(new Set(watched(silent(9), { id: SELF }))).toEqual(new Set(['alive']));
  });
});
