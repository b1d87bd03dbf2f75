import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FAULTS } from './faults/index.ts';
import { HELP, type Options, OptionsError, readOptions } from './options.ts';
import { page } from './report/page.ts';
import { printed } from './report/print.ts';
import { passed, summary } from './report/summary.ts';
import { stopRigs } from './rig/rig.ts';
import { run } from './run.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { longRunShown } from './scenarios/p01-long-run.ts';
import { keepResult, runScenarios } from './scenarios/run-scenarios.ts';

const FOLDER = resolve(process.env.YABOT_HOME || join(import.meta.dirname, '../../.yabot'), 'chaos');
const WRONG_OPTIONS = 2;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(HELP);
    return 0;
  }
  await mkdir(FOLDER, { recursive: true });
  const began = performance.now();
  const tell = (what: string) =>
    console.error(`· ${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${what}`);
  if (options.scenarios.length > 0) return runScenarios(SCENARIOS, { folder: FOLDER, options, tell });
  return longRun(options, tell);
}

async function longRun(options: Options, tell: (what: string) => void): Promise<number> {
  const result = await run(FOLDER, options, FAULTS, tell);
  await writeFile(join(FOLDER, 'latest.json'), `${JSON.stringify(summary(result), null, 2)}\n`);
  await writeFile(join(FOLDER, 'latest.html'), page(result));
  await keepResult(FOLDER, 'P1', longRunShown(result));
  console.log(printed(result));
  return passed(result) ? 0 : 1;
}

const BROKEN_OFF = { SIGINT: 130, SIGTERM: 143 } as const;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopRigs().finally(() => process.exit(BROKEN_OFF[signal])));
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof OptionsError ? `${error.message}\n\n${HELP}` : error);
  process.exitCode = error instanceof OptionsError ? WRONG_OPTIONS : 1;
}
