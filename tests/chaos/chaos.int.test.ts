import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duplicates } from './faults/duplicates.ts';
import { freeze } from './faults/freeze.ts';
import { kill } from './faults/kill.ts';
import { poison } from './faults/poison.ts';
import { stop } from './faults/stop.ts';
import { telegram } from './faults/telegram.ts';
import type { Options } from './options.ts';
import { type Run, run } from './run.ts';

/** What works on every machine; the others need programs that may not be there. */
const FAULTS = [kill, freeze, stop, duplicates, poison, telegram];
const OPTIONS: Omit<Options, 'documents' | 'seed'> = {
  minutes: 0.15,
  rate: 10,
  users: 30,
  every: 1.5,
  instances: 1,
  only: [],
  scenarios: [],
  older: '',
  traces: 10,
};

/** Each with a seed by which the databases of documents are hurt: who has them killed and frozen, or mongod. */
const FLEETS = [
  { documents: 'sqlite', seed: 21 },
  { documents: 'mongo', seed: 175 },
] as const;

describe.each(FLEETS)(
  'A fleet with documents in $documents that is killed, frozen and stopped under load',
  (fleet) => {
    let folder: string;
    let result: Run;
    const course: string[] = [];
    // Longer than a run waits for anything: what never comes is told by name.
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'yabot-chaos-'));
      result = await run(folder, { ...OPTIONS, ...fleet }, FAULTS, (what) => course.push(what));
    }, 600_000);
    afterAll(async () => {
      if (!result) console.error(`How far it came:\n${course.join('\n')}`);
      await rm(folder, { recursive: true, force: true });
    });

    it('comes back each time, and none of its processes ends by itself', () => {
      expect(result.struck).toHaveLength(6);
      expect(result.struck.filter(({ healedAfterMs }) => healedAfterMs === null)).toEqual([]);
      expect(result.crashes).toEqual([]);
    });

    it('loses nothing, doubles nothing and makes nothing up', () => {
      const wrong = result.sets.flatMap(({ lost, doubled, unexpected }) => [
        ...lost,
        ...doubled,
        ...unexpected,
      ]);
      expect([...wrong, ...result.told.lost, ...result.told.unexpected]).toEqual([]);
      expect(result.load.reactions).toHaveLength(90);
    });

    it('has a clean ledger, nothing that waits, and no dead letter that no fault asked for', () => {
      expect(result.ledger.faults).toEqual([]);
      expect(result.left).toEqual({});
      expect(result.deadLetters).toEqual([]);
    });

    it('is explained whole by the traces of what followers did', () => {
      expect(result.traces).toEqual({ actions: 10, whole: 10, broken: [] });
    });
  },
);
