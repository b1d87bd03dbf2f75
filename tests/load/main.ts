import { runCommand } from '../shared/command/run-command.ts';
import { measureBoards } from './boards/boards.ts';
import { stopFleets } from './fleet/load-fleet.ts';
import { measureGrowth } from './growth/growth.ts';
import { measureInstances } from './inner/instances.ts';
import type { InnerPoint } from './inner/point.ts';
import { HELP, type Options, readOptions } from './options.ts';
import { boardsText } from './report/boards-text.ts';
import { keep } from './report/files.ts';
import { growthText, instancesText } from './report/growth-text.ts';
import { printed } from './report/print.ts';
import { sumsRight } from './report/report.ts';
import { measure } from './run.ts';

await runCommand({ name: 'bench', help: HELP, readOptions, run: bench, stop: stopFleets });

async function bench(options: Options, folder: string): Promise<number> {
  const tell = (what: string) => console.error(`· ${what}`);
  const { documents, profiled } = options;
  const place = { folder, documents, profiled };
  const at = new Date().toISOString();
  if (options.growth) {
    const sizes = await measureGrowth(place, { reach: options.growth, seconds: options.seconds }, tell);
    await keep(folder, 'growth', { at, documents, sizes });
    console.log(growthText(sizes, documents));
    return allThere(sizes);
  }
  if (options.instances) {
    const measured = await measureInstances(place, options, tell);
    await keep(folder, 'instances', { at, documents, measured });
    console.log(instancesText(measured, documents));
    return allThere(measured);
  }
  if (options.boards) {
    const measured = await measureBoards(place, options.boards, tell);
    await keep(folder, 'boards', { at, documents, measured });
    console.log(boardsText(measured, documents));
    return 0;
  }
  const report = await measure(place, options, tell);
  await keep(folder, 'latest', report);
  console.log(printed(report));
  return sumsRight(report) ? 0 : 1;
}

function allThere(points: readonly InnerPoint[]): number {
  return points.every(({ lost, doubled }) => lost === 0 && doubled === 0) ? 0 : 1;
}
