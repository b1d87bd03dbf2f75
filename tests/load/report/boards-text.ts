import type { DocumentsKind } from '../../shared/documents.ts';
import type { BoardsMeasured } from '../boards/boards.ts';
import { documentsText } from './documents-text.ts';
import { table } from './table.ts';

/** What leaderboards cost; latencies in ms over NATS, as another service asks. */
export function boardsText(measured: readonly BoardsMeasured[], documents: DocumentsKind): string {
  return [
    `Leaderboards with so many users on each, ${documentsText(documents)}; every grant changes the points of a user on all of them.`,
    `CPU of the service${documents === 'mongo' ? ' and of MongoDB' : ''} for such a grant, with the boards followed and left out in turns`,
    table(
      [
        'users',
        'ready s',
        'RSS MiB',
        'rank p50',
        'p99',
        'page p50',
        'p99',
        'rank under load p50',
        'p99',
        'grants/s',
        'CPU ms each',
        'without boards',
        'boards cost',
        'load',
      ],
      measured.map(
        ({ users, readySeconds, rssMiB, rankMs, pageMs, rankUnderLoadMs, grantsPerSecond, ...it }) => [
          users.toLocaleString('en'),
          readySeconds,
          rssMiB,
          rankMs.p50,
          rankMs.p99,
          pageMs.p50,
          pageMs.p99,
          rankUnderLoadMs.p50,
          rankUnderLoadMs.p99,
          grantsPerSecond,
          it.cpuMsEach.following,
          it.cpuMsEach.resting,
          `${Math.round(it.boardsCost * 1_000) / 10} %`,
          it.load,
        ],
      ),
    ),
  ].join('\n\n');
}
