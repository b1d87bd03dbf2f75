import { DOCUMENTS, type DocumentsKind } from '../../shared/documents.ts';
import type { Inner, Throughput } from '../inner/inner.ts';
import type { Limit, Limits } from '../inner/limits.ts';
import { batchTable } from './batch-table.ts';
import { depthTable } from './depth-table.ts';
import { LATENCY_HEAD, latencyCells } from './latency-rows.ts';
import { ratiosOf } from './report.ts';
import { sumsText } from './sums-text.ts';
import { table } from './table.ts';
import { usageTable } from './usage-table.ts';

export function innerText(inner: Inner, documents: DocumentsKind): string {
  const { batched, oneByOne, limits, sums } = inner;
  const { flatOut } = batched;
  const { toPerMessageTransaction, ofLimit } = ratiosOf(inner);
  const rates = (name: string, { paced }: Throughput) =>
    paced.map(({ perSecond, latencyMs }) => [`${name}, ${perSecond}/s`, ...latencyCells(latencyMs)]);
  return [
    `Inner path: missions, wallet and achievements; ${flatOut.messagesEach} messages a reaction`,
    table(
      [`flat out for ${flatOut.seconds} s`, 'reactions a second', 'in batches is'],
      [
        ['in batches', flatOut.perSecond, ''],
        ['one transaction a message', oneByOne.flatOut.perSecond, `${toPerMessageTransaction} ×`],
        ['the servers alone, all at once', limits.togetherPerSecond, `${Math.round(ofLimit * 100)} % of it`],
      ],
    ),
    limitTable(limits, documents),
    table(
      ['from due to the last event, ms', ...LATENCY_HEAD],
      [...rates('in batches', batched), ...rates('one transaction a message', oneByOne)],
    ),
    usageTable(flatOut.usage, flatOut.reactions),
    batchTable(flatOut.batches, flatOut.reactions),
    depthTable([
      ['flat out', flatOut.depths],
      ...batched.paced.map(({ perSecond, depths }) => [`${perSecond}/s`, depths] as const),
    ]),
    sumsText(sums),
  ].join('\n\n');
}

function limitTable(
  { jetStream, sqlite, documents, togetherPerSecond }: Limits,
  kind: DocumentsKind,
): string {
  const row = (name: string, { items, itemsPerSecond, reactionsPerSecond }: Limit) => [
    name,
    items,
    itemsPerSecond,
    reactionsPerSecond,
  ];
  return table(
    ['the servers alone', 'items', 'a second', 'reactions a second'],
    [
      row('JetStream: publish, consume, acknowledge', jetStream),
      row("SQLite: the wallet's rows in bulk", sqlite),
      row(`${DOCUMENTS[kind]}: the others' documents in bulk`, documents),
      ['all of it at once', '', '', togetherPerSecond],
    ],
  );
}
