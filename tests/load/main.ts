import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stopFleets } from './fleet/load-fleet.ts';
import { HELP, OptionsError, readOptions } from './options.ts';
import { page } from './report/page/page.ts';
import { printed } from './report/print.ts';
import { summary, sumsRight } from './report/report.ts';
import { measure } from './run.ts';

const FOLDER = resolve(process.env.YABOT_HOME || join(import.meta.dirname, '../../.yabot'), 'bench');
const WRONG_OPTIONS = 2;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(HELP);
    return 0;
  }
  const report = await measure(FOLDER, options, (what) => console.error(`· ${what}`));
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'latest.json'), `${JSON.stringify(summary(report), null, 2)}\n`);
  await writeFile(join(FOLDER, 'latest.html'), page(report));
  console.log(printed(report));
  return sumsRight(report) ? 0 : 1;
}

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
