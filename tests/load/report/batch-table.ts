import type { Batches } from '../measure/batches.ts';
import { table } from './table.ts';

/** In how many transactions the services worked; the fuller they are, the cheaper is a message. */
export function batchTable(batches: readonly Batches[], reactions: number): string {
  return table(
    ['service', 'transactions', 'a reaction', 'messages in each', 'ms each'],
    batches
      .filter(({ count }) => count > 0)
      .map(({ service, count, messages, seconds }) => [
        service,
        count,
        (count / reactions).toFixed(2),
        (messages / count).toFixed(1),
        ((seconds * 1_000) / count).toFixed(1),
      ]),
  );
}
