import type { Inner, Throughput } from '../inner/inner.ts';
import type { Limit } from '../inner/limits.ts';
import type { Sums } from '../journeys/sums.ts';
import type { Idle } from '../whole/idle.ts';
import type { WithLimits } from '../whole/limits.ts';
import type { Whole } from '../whole/whole.ts';
import { batchTable } from './batch-table.ts';
import { LATENCY_HEAD, latencyCells } from './latency-rows.ts';
import type { Report } from './report.ts';
import { table } from './table.ts';
import { usageTable } from './usage-table.ts';

/** The whole report as people read it. */
export function printed(report: Report): string {
  const { inner, whole, withLimits, idle } = report;
  return [
    conditions(report),
    inner && innerText(inner),
    whole && wholeText(whole),
    withLimits && limitsText(withLimits),
    idle && idleText(idle),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function conditions({ at, machine, versions, load }: Report): string {
  const { cores, processor, memoryGiB, diskSyncMs } = machine;
  return [
    `yabot under load, ${at}`,
    `  ${cores} cores (${processor}), ${memoryGiB} GiB; 4 KiB are on the disk after ${diskSyncMs.p50} ms (p99 ${diskSyncMs.p99} ms)`,
    `  Node ${versions.node}, nats-server ${versions.nats}, mongod ${versions.mongo}`,
    `  load average ${load.before} before, ${load.after} after`,
  ].join('\n');
}

function innerText({ batched, oneByOne, gain, limits, sums }: Inner): string {
  const rates = (name: string, { paced }: Throughput) =>
    paced.map(({ perSecond, latencyMs }) => [`${name}, ${perSecond}/s`, ...latencyCells(latencyMs)]);
  const limit = (name: string, { items, itemsPerSecond, journeysPerSecond }: Limit) => [
    name,
    items,
    itemsPerSecond,
    journeysPerSecond,
  ];
  return [
    `Inner path: missions, wallet and achievements; ${batched.flood.messagesEach} messages a reaction`,
    table(
      ['at full speed', 'reactions', 'a second'],
      [
        ['in batches', batched.flood.reactions, batched.flood.perSecond],
        ['one transaction a message', oneByOne.flood.reactions, oneByOne.flood.perSecond],
        ['gain of batching', '', `${gain} ×`],
      ],
    ),
    table(
      ['the servers alone', 'items', 'a second', 'reactions a second'],
      [
        limit('JetStream: publish, consume, acknowledge', limits.jetStream),
        limit("SQLite: the wallet's rows in bulk", limits.sqlite),
        limit("MongoDB: the others' documents in bulk", limits.mongo),
        ['all three in turn', '', '', limits.allInTurnPerSecond],
      ],
    ),
    table(
      ['from due to the last event, ms', ...LATENCY_HEAD],
      [...rates('in batches', batched), ...rates('one transaction a message', oneByOne)],
    ),
    usageTable(batched.flood.usage, batched.flood.reactions),
    batchTable(batched.flood.batches, batched.flood.reactions),
    sumsText(sums),
  ].join('\n\n');
}

function wholeText({ shape, reactions, perSecond, stages, usage, batches, sums }: Whole): string {
  return [
    `From Telegram to Telegram, limits lifted: ${reactions} reactions, ${shape.perSecond}/s for ${shape.seconds} s; ${perSecond}/s told`,
    table(
      ['from when a reaction was due, ms', ...LATENCY_HEAD],
      [
        ['its event is on the stream', ...latencyCells(stages.taken)],
        ['the last event is on the stream', ...latencyCells(stages.decided)],
        ['the last message is in the chat', ...latencyCells(stages.told)],
      ],
    ),
    usageTable(usage, reactions),
    batchTable(batches, reactions),
    sumsText(sums),
  ].join('\n\n');
}

function limitsText(found: WithLimits): string {
  const { shape, reactions, answers, noticeWaits, usage, batches, sums } = found;
  return [
    `The same with Telegram's limits: ${reactions} reactions, ${shape.perSecond}/s for ${shape.seconds} s, ${shape.asksPerSecond}/s ask /besitos`,
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

const idleText = ({ cpuPercent, pssMiB, servicesPssMiB, rssMiB }: Idle) =>
  `Idle: ${cpuPercent} % of a core; ${pssMiB} MiB in all, ${servicesPssMiB} MiB of it the services (shared pages counted once; ${rssMiB} MiB RSS)`;

const sumsText = ({ right, wrong }: Sums) =>
  right ? '  Sums right; nothing lost, nothing doubled.' : ['  WRONG:', ...wrong].join('\n    ');
