import type { AtRest, Idle } from '../whole/idle.ts';
import type { WithLimits } from '../whole/limits.ts';
import { batchTable } from './batch-table.ts';
import { versionsText } from './documents-text.ts';
import { innerText } from './inner-text.ts';
import { LATENCY_HEAD, latencyCells } from './latency-rows.ts';
import type { Report } from './report.ts';
import { sumsText } from './sums-text.ts';
import { table } from './table.ts';
import { usageTable } from './usage-table.ts';
import { wholeText } from './whole-text.ts';

/** The whole report as people read it. */
export function printed(report: Report): string {
  const { inner, whole, withLimits, idle } = report;
  return [
    conditions(report),
    inner && innerText(inner, report.documents),
    whole && wholeText(whole),
    withLimits && limitsText(withLimits),
    idle && idleText(idle),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function conditions(report: Report): string {
  const { at, machine, load } = report;
  const { cores, processor, memoryGiB, diskSyncMs } = machine;
  return [
    `yabot under load, ${at}`,
    `  ${cores} cores (${processor}), ${memoryGiB} GiB; 4 KiB are on the disk after ${diskSyncMs.p50} ms (p99 ${diskSyncMs.p99} ms)`,
    `  ${versionsText(report)}`,
    `  load average ${load.before} before, ${load.after} after`,
  ].join('\n');
}

function limitsText(found: WithLimits): string {
  const { shape, reactions, answers, noticeWaits, usage, batches, sums } = found;
  return [
    `The same with Telegram's limits: ${reactions} reactions, ${shape.perSecond}/s for ${shape.seconds} s, ${found.asksPerSecond}/s ask /besitos`,
    table(
      ['ms', ...LATENCY_HEAD],
      [
        ['from /besitos to the answer', ...latencyCells(answers)],
        ['from besitos earned to the notice', ...latencyCells(noticeWaits)],
      ],
    ),
    `  ${found.earned} things earned were told in ${found.notices} notices, ${found.merged} in each; the last ${found.drainSeconds} s after the load; ${found.refused} refused for the limits`,
    usageTable(usage, reactions),
    batchTable(batches, reactions),
    sumsText(sums),
  ].join('\n\n');
}

function idleText({ afterLoad, ...fresh }: Idle): string {
  const cells = (at: AtRest | undefined, name?: string) => {
    const found = name === undefined ? at : at?.processes.find((process) => process.name === name);
    return found ? [`${found.cpuPercent.toFixed(2)} %`, found.rssMiB] : ['', ''];
  };
  const rows = fresh.processes.map(({ name }) => [name, ...cells(fresh, name), ...cells(afterLoad, name)]);
  return [
    'At rest, resident memory in MiB, what processes share counted once',
    table(
      ['process', 'fresh: of a core', 'MiB', 'after the load: of a core', 'MiB'],
      [...rows, ['all of these', ...cells(fresh), ...cells(afterLoad)]],
    ),
  ].join('\n\n');
}
