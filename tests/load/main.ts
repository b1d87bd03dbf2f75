import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stopFleets } from './fleet/load-fleet.ts';
import { measureGrowth } from './growth/growth.ts';
import { measureInstances } from './inner/instances.ts';
import type { InnerPoint } from './inner/point.ts';
import { HELP, OptionsError, readOptions } from './options.ts';
import { keep } from './report/files.ts';
import { growthText, instancesText } from './report/growth-text.ts';
import { printed } from './report/print.ts';
import { sumsRight } from './report/report.ts';
import { measure } from './run.ts';

const FOLDER = resolve(process.env.YABOT_HOME || join(import.meta.dirname, '../../.yabot'), 'bench');
const WRONG_OPTIONS = 2;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(HELP);
    return 0;
  }
  const tell = (what: string) => console.error(`· ${what}`);
  const place = { folder: FOLDER, profiled: options.profiled };
  await mkdir(FOLDER, { recursive: true });
  const at = new Date().toISOString();
  if (options.growth) {
    const sizes = await measureGrowth(place, { reach: options.growth, seconds: options.seconds }, tell);
    await keep(FOLDER, 'growth', { at, sizes });
    console.log(growthText(sizes));
    return allThere(sizes);
  }
  if (options.instances) {
    const measured = await measureInstances(place, options, tell);
    await keep(FOLDER, 'instances', { at, measured });
    console.log(instancesText(measured));
    return allThere(measured);
  }
  const report = await measure(FOLDER, options, tell);
  await keep(FOLDER, 'latest', report);
  console.log(printed(report));
  return sumsRight(report) ? 0 : 1;
}

const allThere = (points: readonly InnerPoint[]) =>
  points.every(({ lost, doubled }) => lost === 0 && doubled === 0) ? 0 : 1;

const BROKEN_OFF = { SIGINT: 130, SIGTERM: 143 } as const;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopFleets().finally(() => process.exit(BROKEN_OFF[signal])));
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof OptionsError ? `${error.message}\n\n${HELP}` : error);
  process.exitCode = error instanceof OptionsError ? WRONG_OPTIONS : 1;
}
