import { escaped, htmlPage, htmlTable } from '@yabot/pictures/charts';
import { documentsText, versionsText } from '../documents-text.ts';
import type { Found } from '../files.ts';
import { duration } from '../latency-rows.ts';
import { type Report, ratiosOf, sumsRight } from '../report.ts';
import { depthCharts } from './depth-charts.ts';
import { growthCharts, instanceCharts } from './growth-charts.ts';
import { latencyCharts } from './latency-charts.ts';

/** All that was found as a page with curves. */
export function page({ latest, growth, instances }: Partial<Found>): string {
  return htmlPage(
    'yabot under load',
    [
      latest && measured(latest),
      growth &&
        section(
          `Growth, ${documentsText(growth.documents)}, measured ${growth.at}`,
          growthCharts(growth.sizes),
        ),
      instances &&
        section(
          `Instances, ${documentsText(instances.documents)}, measured ${instances.at}`,
          instanceCharts(instances.measured),
        ),
      latest && section('Queues over time', depthCharts(latest)),
    ]
      .filter(Boolean)
      .join('\n'),
  );
}

function measured(report: Report): string {
  const { at, machine, load } = report;
  const conditions = `Measured ${at} on ${machine.cores} cores (${machine.processor}), ${machine.memoryGiB} GiB, everything on one machine; ${versionsText(report)}; load average ${load.before} before, ${load.after} after. ${sumsRight(report) ? 'All sums right.' : 'SUMS WRONG.'}`;
  return [
    `<p>${escaped(conditions)}</p>`,
    figures(report),
    section('Latency against rate', latencyCharts(report)),
  ].join('\n');
}

const section = (title: string, charts: readonly string[]) =>
  charts.length === 0 ? '' : `<h2>${escaped(title)}</h2><div class="charts">${charts.join('\n')}</div>`;

function figures({ inner, whole, idle }: Report): string {
  const rows: [string, string | number][] = [];
  if (inner) {
    const { toPerMessageTransaction, ofLimit } = ratiosOf(inner);
    rows.push(
      ['Inner path, reactions a second', inner.batched.flatOut.perSecond],
      ['… one transaction a message', inner.oneByOne.flatOut.perSecond],
      ['… so the batches are', `${toPerMessageTransaction} × as fast`],
      ['… the servers alone, all at once', inner.limits.togetherPerSecond],
      ['… of which the batches reach', `${Math.round(ofLimit * 100)} %`],
      ...inner.batched.paced.map(({ perSecond, latencyMs }): [string, string] => [
        `… p99 at ${perSecond}/s`,
        `${duration(latencyMs.p99)} ms`,
      ]),
    );
  }
  if (whole) {
    rows.push(
      ['From Telegram to Telegram, reactions a second', whole.flatOut.perSecond],
      ...whole.paced.map(({ shape, stages }): [string, string] => [
        `… p99 at ${shape.perSecond}/s`,
        `${duration(stages.told.p99)} ms`,
      ]),
    );
  }
  if (idle) rows.push(['At rest', `${idle.cpuPercent} % of a core, ${idle.rssMiB} MiB`]);
  return htmlTable(['', 'measured'], rows);
}
