import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../shared/command/run-command.ts';
import { FAULTS } from './faults/index.ts';
import { HELP, type Options, readOptions } from './options.ts';
import { page } from './report/page.ts';
import { printed } from './report/print.ts';
import { passed, summary } from './report/summary.ts';
import { stopRigs } from './rig/rig.ts';
import { run } from './run.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { longRunShown } from './scenarios/p01-long-run.ts';
import { keepResult, runScenarios } from './scenarios/run-scenarios.ts';
import type { Place } from './scenarios/scenario.ts';

await runCommand({ name: 'chaos', help: HELP, readOptions, run: chaos, stop: stopRigs });

function chaos(options: Options, folder: string): Promise<number> {
  const began = performance.now();
  const tell = (what: string) =>
    console.error(`· ${((performance.now() - began) / 1_000).toFixed(0).padStart(4)} s  ${what}`);
  const place = { folder, options, tell };
  return options.scenarios.length > 0 ? runScenarios(SCENARIOS, place) : longRun(place);
}

async function longRun({ folder, options, tell }: Place): Promise<number> {
  const result = await run(folder, options, FAULTS, tell);
  await writeFile(join(folder, 'latest.json'), `${JSON.stringify(summary(result), null, 2)}\n`);
  await writeFile(join(folder, 'latest.html'), page(result));
  await keepResult(folder, 'P1', longRunShown(result));
  console.log(printed(result));
  return passed(result) ? 0 : 1;
}
