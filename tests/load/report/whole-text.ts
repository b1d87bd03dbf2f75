import type { Latency } from '../../shared/measure/percentiles.ts';
import type { Stages } from '../whole/latencies.ts';
import type { Whole } from '../whole/whole.ts';
import { batchTable } from './batch-table.ts';
import { depthTable } from './depth-table.ts';
import { LATENCY_HEAD, latencyCells } from './latency-rows.ts';
import { sumsText } from './sums-text.ts';
import { table } from './table.ts';
import { usageTable } from './usage-table.ts';

const STAGES = [
  ['its event is on the stream', ({ taken }: Stages) => taken],
  ['the last event is on the stream', ({ decided }: Stages) => decided],
  ['the last message is in the chat', ({ told }: Stages) => told],
] as const satisfies readonly (readonly [string, (stages: Stages) => Latency])[];

export function wholeText({ paced, flatOut, sums }: Whole): string {
  const loads = [
    ...paced.map((each) => ({ ...each, name: `${each.shape.perSecond}/s` })),
    { ...flatOut, name: 'flat out' },
  ];
  return [
    `From Telegram to Telegram, limits lifted: ${flatOut.perSecond} reactions a second flat out for ${flatOut.seconds} s`,
    table(
      ['from when a reaction was due, ms', ...LATENCY_HEAD],
      STAGES.flatMap(([stage, latency]) =>
        loads.map(({ name, stages }) => [`${stage}, ${name}`, ...latencyCells(latency(stages))]),
      ),
    ),
    ...loads.flatMap(({ name, usage, batches, reactions }) => [
      `  ${name}: ${reactions} reactions`,
      usageTable(usage, reactions),
      batchTable(batches, reactions),
    ]),
    depthTable(loads.map(({ name, depths }) => [name, depths] as const)),
    sumsText(sums),
  ].join('\n\n');
}
