import type { Run } from '../run.ts';

const SHOWN = 20;

/** What `.yabot/chaos/latest.json` holds. */
export function summary(run: Run) {
  const { options, struck, sets, told, ledger, startedAt, endedAt } = run;
  const { seed, rate, users, minutes, instances, documents, every } = options;
  return {
    passed: passed(run),
    at: new Date(startedAt).toISOString(),
    ...{ seed, rate, users, minutes, instances, documents, every },
    seconds: Math.round((endedAt - startedAt) / 1_000),
    faults: {
      count: struck.length,
      missing: run.missing,
      list: struck.map(({ at, fault, target, healedAfterMs, note }) => ({
        at: new Date(at).toISOString(),
        kind: fault,
        target,
        healedAfterMs,
        note,
      })),
    },
    reactions: run.load.reactions.length,
    messages: run.everything.length,
    lost: run.lost,
    doubled: run.doubled,
    unexpected: run.unexpected,
    ledgerClean: ledger.sound,
    ledgerChecked: ledger.checked,
    drainSeconds: run.drainSeconds,
    left: run.left,
    parked: Object.entries(run.left).reduce((sum, [, depth]) => sum + depth, 0),
    deadLetters: run.deadLetters.length,
    buriedPoison: run.buriedPoison,
    crashes: run.crashes,
    toldTwice: told.repeated,
    traces: { ...run.traces, broken: run.traces.broken.slice(0, SHOWN) },
    sets: [...sets, { name: 'what followers were told', ...told, doubled: [] }].map((set) => ({
      ...set,
      lost: set.lost.slice(0, SHOWN),
      doubled: set.doubled.slice(0, SHOWN),
      unexpected: set.unexpected.slice(0, SHOWN),
      counts: { lost: set.lost.length, doubled: set.doubled.length, unexpected: set.unexpected.length },
    })),
  };
}

const LONGEST_DRAIN_S = 60;

/** What must hold after every run. */
export function passed({
  lost,
  doubled,
  unexpected,
  ledger,
  left,
  drainSeconds,
  struck,
  ...run
}: Run): boolean {
  const nothingWrong = lost + doubled + unexpected + run.deadLetters.length + run.crashes.length === 0;
  const drained = Object.keys(left).length === 0 && drainSeconds <= LONGEST_DRAIN_S;
  const traced = run.traces.whole === run.traces.actions;
  const healed = struck.every(({ healedAfterMs }) => healedAfterMs !== null);
  return nothingWrong && ledger.sound && drained && traced && healed;
}
