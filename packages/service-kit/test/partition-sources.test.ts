import { MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';
import { expect, it } from 'vitest';
import { accept, command, on } from '../src/index.ts';
import { partitionSources } from '../src/runtime/partition-sources.ts';
import { Added, Take } from './adder.ts';

it('A partition takes what was sent or scheduled while there were eight of them, too', () => {
  const handlers = [on(Added, { decide: () => ({}) }), command(Take, { decide: () => accept({} as never) })];
  const names = { durable: 'wallet-sql-p2of4', earlier: ['wallet-sql-p2', 'wallet-sql-p6'] };
  expect(partitionSources(names, 2, handlers as never)).toEqual([
    {
      ...names,
      stream: MESSAGES_STREAM,
      subjects: [
        'evt.gateway.added.v1.2',
        'cmd.wallet.take.v1.2',
        'evt.gateway.added.v1.6',
        'cmd.wallet.take.v1.6',
      ],
    },
    { ...names, stream: SCHEDULES_STREAM, subjects: ['due.wallet.take.v1.2', 'due.wallet.take.v1.6'] },
  ]);
});
