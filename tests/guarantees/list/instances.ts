import type { Guarantee } from '../guarantee.ts';

const FAULTS = 'packages/service-kit/test/faults.int.test.ts';

export const instances: readonly Guarantee[] = [
  {
    guarantee: 'One of two instances killed, the other takes over',
    breaks: {
      bug: 'a partition is free only when it was given back',
      file: 'packages/service-kit/src/partitions/rebalance.ts',
      find: 'return holder === undefined || !living.has(holder);',
      replace: 'return holder === undefined;',
    },
    test: {
      path: FAULTS,
      title: 'shares the work with a second one, which takes over what a killed one had',
      on: 'SQLite',
    },
  },
  {
    guarantee: 'One of two instances frozen and thawed, nothing lost or doubled',
    breaks: {
      bug: 'a lease never ends while its process is there',
      file: 'packages/service-kit/src/partitions/liveness.ts',
      find: 'hasLeft || isDead || silentMs >= LEASE_MS',
      replace: 'hasLeft || isDead',
    },
    test: {
      path: FAULTS,
      title: 'does nothing twice when it was frozen, another took over, and it thawed',
      on: 'SQLite',
    },
  },
  {
    guarantee: 'An instance with a wrong clock is not taken for gone',
    breaks: {
      bug: 'its heartbeat is compared with the own clock',
      file: 'packages/service-kit/src/partitions/liveness.ts',
      find: 'before?.expiresAt === expiresAt ?',
      replace: 'before && expiresAt < Date.now() ?',
    },
    test: {
      path: 'packages/service-kit/test/liveness.test.ts',
      title: 'lives as long as its heartbeats change, however wrong its clock is and wherever it jumps',
    },
  },
  {
    guarantee: 'Who held a partition before acknowledges nothing that another was given',
    breaks: {
      bug: 'messages are taken by their count alone',
      file: 'packages/service-kit/src/bus/stream-consumer.ts',
      find: ' && given === holding',
      replace: '',
    },
    test: {
      path: 'packages/service-kit/test/bus/consume.int.test.ts',
      title:
        'ends when it is given messages again after another holder, whatever their count, and skips nothing of the other’s',
    },
  },
  {
    guarantee: 'What two gateways told is taken off once',
    breaks: {
      bug: 'it is not asked whether another gateway told it meanwhile',
      file: 'services/gateway/src/commands/record-sent.ts',
      find: '!notice || notice.since !== told.since',
      replace: '!notice',
    },
    test: {
      path: 'services/gateway/test/commands/record-sent.test.ts',
      title: 'takes nothing off what was earned after another gateway had told the same',
    },
  },
  {
    guarantee: 'Only the holder of a partition decides its messages',
    breaks: {
      bug: 'a lease is taken over without fencing',
      file: 'packages/service-kit/src/batch/batch.ts',
      find: 'others.length === 0 ? [] : await this.#transaction.heldPartitions(instance, others)',
      replace: 'instance ? others : []',
    },
    test: {
      path: 'packages/service-kit/test/batch-loop.int.test.ts',
      title: 'decides nothing of a partition that another has taken, whatever it has in its memory',
    },
  },
  {
    guarantee: 'A batch that was frozen while it decided is not written by an earlier holder',
    breaks: {
      bug: 'a lease that ends while a batch decides counts as held',
      file: 'packages/service-kit/src/batch/batch.ts',
      find: 'if (!this.#sure.every(this.#environment.holds)) throw new LeaseOver();',
      replace: '',
    },
    test: {
      path: 'packages/service-kit/test/batch-loop.int.test.ts',
      title: 'asks the database who holds a partition when its own lease ends while it decides',
    },
  },
  {
    guarantee: 'Two instances count no event of an entity twice',
    breaks: {
      bug: 'the sequence that is kept in mind is not compared',
      file: 'packages/service-kit/src/store/mongo/effects.ts',
      find: '...(before ? Object.fromEntries(found) : {})',
      replace: '...(before ? found && {} : {})',
    },
    test: {
      path: 'packages/service-kit/test/store/store.int.test.ts',
      title: 'counts no sequence twice when two instances send about the same entity in turns',
      on: 'MongoDB',
    },
  },
  {
    guarantee: 'What a gone instance left comes before what follows it',
    breaks: {
      bug: 'consuming begins before that is published',
      file: 'packages/service-kit/src/runtime/store-runtime.ts',
      find: 'await this.#lanes.adopted();',
      replace: '',
    },
    test: {
      path: 'packages/service-kit/test/gone-instances.int.test.ts',
      title: 'is published from where it was, before anything that follows it',
    },
  },
];
