import type { BoardsMeasured } from '../boards/boards.ts';
import { table } from './table.ts';

/** What leaderboards cost; latencies in ms over NATS, as another service asks. */
export function boardsText(measured: readonly BoardsMeasured[]): string {
  return [
    'Leaderboards with so many users on each; every grant changes the points of a user on all of them',
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
        'load',
      ],
      measured.map(
        ({ users, readySeconds, rssMiB, rankMs, pageMs, rankUnderLoadMs, grantsPerSecond, load }) => [
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
          load,
        ],
      ),
    ),
  ].join('\n\n');
}
