import { type Checkout, copyOf } from './checkout.ts';
import { type Guarantee, patternOf } from './guarantee.ts';
import { endRuns, runTests } from './run-tests.ts';
import { troubleOf, type Verdict, verdictOf } from './verdict.ts';

const AT_ONCE = 2;
/** The longest test has four minutes. */
const MOST_MS = 300_000;
const MOST_UNBROKEN_MS = 600_000;

/** Who is told what is going on, and may end it. */
export interface Watcher {
  readonly tell: (what: string) => void;
  readonly signal: AbortSignal;
}

/** A test that fails although nothing is broken. */
export class UnbrokenTestFails extends Error {}

/**
 * Writes each bug into a copy of the repository and runs its test.
 * @throws UnbrokenTestFails when a test fails before there is a bug
 */
export async function prove(
  root: string,
  guarantees: readonly Guarantee[],
  watcher: Watcher,
): Promise<Verdict[]> {
  watcher.signal.addEventListener('abort', endRuns);
  const checkouts = await Promise.all(Array.from({ length: AT_ONCE }, () => copyOf(root)));
  try {
    await proveUnbroken(checkouts, guarantees, watcher);
    let done = 0;
    return await shared(checkouts, guarantees, async (checkout, guarantee) => {
      const verdict = await breakIt(checkout, guarantee);
      watcher.signal.throwIfAborted();
      done += 1;
      watcher.tell(`[${done}/${guarantees.length}] ${told(verdict)}`);
      return verdict;
    });
  } finally {
    endRuns();
    await Promise.all(checkouts.map((checkout) => checkout.remove()));
  }
}

async function proveUnbroken(
  checkouts: readonly Checkout[],
  guarantees: readonly Guarantee[],
  watcher: Watcher,
) {
  const files = [...Map.groupBy(guarantees, ({ test }) => test.path)];
  await shared(checkouts, files, async ({ folder }, [path, its]) => {
    const patterns = [...new Set(its.map(({ test }) => patternOf(test)))];
    const trouble = troubleOf(its, await runTests(folder, { path, patterns }, MOST_UNBROKEN_MS));
    watcher.signal.throwIfAborted();
    if (trouble) throw new UnbrokenTestFails(`${path}, with nothing broken: ${trouble}`);
    watcher.tell(`unbroken: ${path}`);
  });
}

async function breakIt(checkout: Checkout, guarantee: Guarantee): Promise<Verdict> {
  const { path } = guarantee.test;
  const patterns = [patternOf(guarantee.test)];
  const started = performance.now();
  const run = await checkout.withBug(guarantee.breaks, () =>
    runTests(checkout.folder, { path, patterns }, MOST_MS),
  );
  return verdictOf(guarantee, run, Math.round((performance.now() - started) / 1_000));
}

const told = ({ guarantee, outcome, seconds, words }: Verdict) =>
  `${outcome}, ${seconds} s: ${guarantee.guarantee}\n    ${guarantee.breaks.bug} → ${words}`;

/**
 * Each worker takes the next task when it is through with one; the results are in the order of the tasks. No task is
 * begun after one has failed.
 */
async function shared<Worker, Task, Result>(
  workers: readonly Worker[],
  tasks: readonly Task[],
  work: (worker: Worker, task: Task) => Promise<Result>,
): Promise<Result[]> {
  const left = [...tasks.entries()];
  const results: Result[] = [];
  await Promise.all(
    workers.map(async (worker) => {
      for (let next = left.shift(); next; next = left.shift()) {
        results[next[0]] = await work(worker, next[1]).catch((error) => {
          left.length = 0;
          throw error;
        });
      }
    }),
  );
  return results;
}
