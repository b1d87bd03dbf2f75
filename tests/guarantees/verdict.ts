import { stripVTControlCharacters } from 'node:util';
import { type Guarantee, patternOf } from './guarantee.ts';
import type { Run } from './run-tests.ts';

const MOST_WORDS = 160;

/** What came of a bug. */
export interface Verdict {
  readonly guarantee: Guarantee;
  readonly outcome: 'caught' | 'hung' | 'survived' | 'did-not-run';
  /** What the test said. */
  readonly words: string;
  readonly seconds: number;
}

/** Whether the tests are as they should be: a bug is caught when one fails, or never ends. */
export function isCaught({ outcome }: Verdict): boolean {
  return outcome === 'caught' || outcome === 'hung';
}

/** Judges what the test of a guarantee said while the bug was there. */
export function verdictOf(guarantee: Guarantee, run: Run, seconds: number): Verdict {
  const verdict = { guarantee, seconds };
  switch (run.kind) {
    case 'hung':
      return { ...verdict, outcome: 'hung', words: 'never ends' };
    case 'did-not-run':
      return { ...verdict, outcome: 'did-not-run', words: firstWords(run.reason) };
    case 'ran': {
      const [failure] = run.failed;
      if (failure) return { ...verdict, outcome: 'caught', words: firstWords(failure.message) };
      return { ...verdict, outcome: 'survived', words: `${run.passed.length} passed` };
    }
    default:
      return run satisfies never;
  }
}

/** What is wrong with the tests of a file while there is no bug; undefined when nothing is. */
export function troubleOf(guarantees: readonly Guarantee[], run: Run): string | undefined {
  if (run.kind === 'hung') return 'never ends';
  if (run.kind === 'did-not-run') return run.reason;
  const [failure] = run.failed;
  if (failure) return `${failure.name}\n${failure.message}`;
  const missing = guarantees.find(({ test }) => {
    const pattern = new RegExp(patternOf(test), 'i');
    return !run.passed.some((name) => pattern.test(name));
  });
  return missing && `has no test that ran as: ${missing.test.title}`;
}

/** The first line that says something, with what was expected and what came instead. */
function firstWords(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim());
  const first = lines.find((line) => line !== '') ?? '';
  const compared = lines.filter((line) => /^(Expected|Received)\b/.test(line)).slice(0, 2);
  return [first.replace(/^Error: /, ''), ...compared].join(' · ').slice(0, MOST_WORDS);
}
