import type { DocumentsKind } from '../../shared/documents.ts';
import type { Grown } from '../growth/growth.ts';
import type { Instances } from '../inner/instances.ts';
import type { InnerPoint } from '../inner/point.ts';
import { documentsText } from './documents-text.ts';
import { LATENCY_HEAD, latencyCells } from './latency-rows.ts';
import { table } from './table.ts';

const HEAD = ['reactions a second', 'CPU ms a message', ...LATENCY_HEAD, 'lost', 'doubled'] as const;

const cells = ({ perSecond, cpuMsEach, latencyMs, lost, doubled }: InnerPoint) => [
  perSecond,
  cpuMsEach.toFixed(3),
  ...latencyCells(latencyMs),
  lost,
  doubled,
];

/** What a message costs in fleets that hold more and more; latencies in ms at a steady rate. */
export function growthText(grown: readonly Grown[], documents: DocumentsKind): string {
  return [
    `Growth, ${documentsText(documents)}: the inner path in a fleet that holds so much; latencies in ms at ${grown[0]?.atPerSecond}/s`,
    table(
      ['users and events', ...HEAD],
      grown.map(({ users, events, ...point }) => [
        `${users.toLocaleString('en')} users, ${events.toLocaleString('en')} events`,
        ...cells(point),
      ]),
    ),
  ].join('\n\n');
}

export function instancesText(measured: readonly Instances[], documents: DocumentsKind): string {
  return [
    `Instances of missions, ${documentsText(documents)}, all on this machine; latencies in ms at ${measured[0]?.atPerSecond}/s`,
    table(
      ['instances', ...HEAD],
      measured.map(({ instances, ...point }) => [instances, ...cells(point)]),
    ),
  ].join('\n\n');
}
