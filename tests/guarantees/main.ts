import { resolve } from 'node:path';
import { GUARANTEES } from './list/index.ts';
import { report } from './report.ts';
import { prove } from './run.ts';
import { isCaught } from './verdict.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const INTERRUPTED = 130;

const words = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = GUARANTEES.filter(({ guarantee, breaks, test }) => {
  const text = [guarantee, breaks.bug, breaks.file, test.path].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
});

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

try {
  if (chosen.length === 0) throw new Error(`No guarantee has the words: ${words.join(' ')}`);
  const verdicts = await prove(ROOT, chosen, { tell: console.error, signal: stopping.signal });
  console.log(report(verdicts));
  process.exitCode = verdicts.every(isCaught) ? 0 : 1;
} catch (error) {
  if (!stopping.signal.aborted) console.error((error as Error).message);
  process.exitCode = stopping.signal.aborted ? INTERRUPTED : 1;
}
