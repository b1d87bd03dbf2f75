import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const VITEST = 'node_modules/vitest/vitest.mjs';
/** How much of what vitest says is kept, to show why it did not run. */
const LAST_WORDS = 2_000;

/** How a run of some tests ended. */
export type Run =
  | { readonly kind: 'ran'; readonly passed: readonly string[]; readonly failed: readonly Failure[] }
  /** It was ended because it took too long. */
  | { readonly kind: 'hung' }
  /** The test file could not be loaded, or vitest itself failed. */
  | { readonly kind: 'did-not-run'; readonly reason: string };

/** A test that failed. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

/** What of vitest's own report is read. */
interface Report {
  readonly testResults: readonly {
    /** Why the file could not be loaded; empty when it could. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const running = new Set<ChildProcess>();

/** Ends every run that is under way, with all that it has started. */
export function endRuns(): void {
  for (const child of running) end(child);
}

function end({ pid }: ChildProcess) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Runs the tests of one file whose names fit one of the patterns, for so many milliseconds at most. */
export async function runTests(
  folder: string,
  { path, patterns }: { readonly path: string; readonly patterns: readonly string[] },
  most: number,
): Promise<Run> {
  const report = join(folder, 'report.json');
  await rm(report, { force: true });
  const chosen = patterns.map((pattern) => `(${pattern})`).join('|');
  const options = ['--reporter=json', `--outputFile=${report}`, '--maxWorkers=1'];
  const { hung, words } = await runVitest(folder, ['run', ...options, path, '-t', chosen], most);
  if (hung) return { kind: 'hung' };
  const text = await readFile(report, 'utf8').catch(() => undefined);
  return text === undefined ? { kind: 'did-not-run', reason: words } : runOf(JSON.parse(text) as Report);
}

async function runVitest(cwd: string, options: readonly string[], most: number) {
  const child = spawn(process.execPath, [VITEST, ...options], {
    cwd,
    // A group of its own, so that it can be ended with all that it has started.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk).slice(-LAST_WORDS);
  });
  let hung = false;
  const limit = setTimeout(() => {
    hung = true;
    end(child);
  }, most);
  await once(child, 'exit');
  clearTimeout(limit);
  end(child);
  running.delete(child);
  return { hung, words };
}

/** What a report of vitest says. */
export function runOf({ testResults }: Report): Run {
  const reason = testResults
    .map(({ message }) => message)
    .join('\n')
    .trim();
  if (reason !== '') return { kind: 'did-not-run', reason };
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    kind: 'ran',
    passed: tests.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName),
    failed: tests
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({ name: fullName, message: failureMessages.join('\n') })),
  };
}
