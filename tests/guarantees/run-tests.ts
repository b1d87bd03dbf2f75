import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning', '--experimental-vm-modules'];
const JEST = 'node_modules/jest/bin/jest.js';
/** How much of what jest says is kept, to show why it did not run. */
const LAST_WORDS = 2_000;

/** How a run of some tests ended. */
export type Run =
  | { readonly kind: 'ran'; readonly passed: readonly string[]; readonly failed: readonly Failure[] }
  /** It was ended because it took too long. */
  | { readonly kind: 'hung' }
  /** The test file could not be loaded, or jest itself failed. */
  | { readonly kind: 'did-not-run'; readonly reason: string };

/** A test that failed. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

/** What of jest's own report is read. */
interface Report {
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
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
  const options = ['--ci', '--forceExit', '--json', `--outputFile=${report}`];
  const jest = [JEST, ...options, '--runTestsByPath', path, '-t', chosen];
  const { hung, words } = await runJest(folder, jest, most);
  if (hung) return { kind: 'hung' };
  const text = await readFile(report, 'utf8').catch(() => undefined);
  return text === undefined ? { kind: 'did-not-run', reason: words } : runOf(JSON.parse(text) as Report);
}

async function runJest(cwd: string, jest: readonly string[], most: number) {
  const child = spawn(process.execPath, [...NODE_OPTIONS, ...jest], {
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

/** What a report of jest says. */
export function runOf({ numRuntimeErrorTestSuites, testResults }: Report): Run {
  if (numRuntimeErrorTestSuites > 0) {
    return { kind: 'did-not-run', reason: testResults.map(({ message }) => message).join('\n') };
  }
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    kind: 'ran',
    passed: tests.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName),
    failed: tests
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({ name: fullName, message: failureMessages.join('\n') })),
  };
}
