import type { Guarantee } from '../guarantee.ts';

const KILLED = {
  path: 'packages/service-kit/test/faults.int.test.ts',
  title: 'loses and doubles nothing when it is killed at the step: %s',
  on: 'SQLite',
};

export const crashes: readonly Guarantee[] = [
  {
    guarantee: 'Killed before the commit, nothing lost',
    breaks: {
      bug: 'a message is acknowledged before it is handled',
      file: 'packages/service-kit/src/runtime/store-runtime.ts',
      find: 'for (const item of this.#deliveries.items(delivered)) this.loop.push(item);',
      replace:
        "delivered.delivery.done('acknowledge');\n        for (const item of this.#deliveries.items(delivered)) this.loop.push(item);",
    },
    test: { ...KILLED, case: 'batch-begins' },
  },
  {
    guarantee: 'What goes as one is acknowledged when all of it is dealt with',
    breaks: {
      bug: 'it is acknowledged with the first',
      file: 'packages/service-kit/src/runtime/deliveries.ts',
      find: "if (open === 0) done('acknowledge');",
      replace: "done('acknowledge');",
    },
    test: {
      path: 'packages/service-kit/test/sharing.int.test.ts',
      title: 'are delivered again when one of them was not dealt with, and the others have no second effect',
      on: 'SQLite',
    },
  },
  {
    guarantee: 'What goes as one keeps the order of each entity',
    breaks: {
      bug: 'a message goes with those of its subject, whatever came in between',
      file: 'packages/service-kit/src/batch/sharing.ts',
      find: 'if (share && share.index >= before && hasRoom(share, message))',
      replace: 'if (share && before >= 0 && hasRoom(share, message))',
    },
    test: {
      path: 'packages/service-kit/test/sharing.test.ts',
      title: 'is not put before another message of its entity',
    },
  },
  {
    guarantee: 'Killed between commit and publish, nothing lost',
    breaks: {
      bug: 'nobody publishes what a gone instance left',
      file: 'packages/service-kit/src/runtime/store-runtime.ts',
      find: 'if (connection()) this.#lanes.adopt(gone);',
      replace: "log.debug({ instance: gone.id }, 'instance-gone');",
    },
    test: { ...KILLED, case: 'committed' },
  },
  {
    guarantee: 'The outbox is marked after it is published',
    breaks: {
      bug: 'what is committed counts as published',
      file: 'packages/service-kit/src/batch/relay.ts',
      find: 'get published(): number {\n    return this.#published;',
      replace: 'get published(): number {\n    return this.#end;',
    },
    test: {
      path: 'packages/service-kit/test/relay.int.test.ts',
      title: 'counts as published only what the stream has taken',
    },
  },
  {
    guarantee: 'Killed between publish and mark, nothing doubled',
    breaks: {
      bug: 'the stream forgets at once what it has',
      file: 'packages/service-kit/src/bus/streams.ts',
      find: 'duplicate_window: nanos(10 * 60_000)',
      replace: 'duplicate_window: nanos(100)',
    },
    test: { ...KILLED, case: 'published' },
  },
  {
    guarantee: 'What a power cut takes of NATS is published again',
    breaks: {
      bug: 'after a reconnection a lane goes on where it was',
      file: 'packages/service-kit/src/runtime/store-runtime.ts',
      find: 'this.#lanes.own.publishAgain();',
      replace: '',
    },
    test: {
      path: 'packages/service-kit/test/stream-damage.int.test.ts',
      title: 'what NATS may not have synced comes back after a power cut, dead letters too',
    },
  },
  {
    guarantee: 'What NATS may not have on its disk is not acknowledged',
    breaks: {
      bug: 'it is acknowledged once it is handled',
      file: 'packages/service-kit/src/bus/in-flight.ts',
      find: 'new Synced(syncedAfterMs)',
      replace: 'new Synced(0 * syncedAfterMs)',
    },
    test: {
      path: 'packages/service-kit/test/in-flight.test.ts',
      title: 'acknowledges nothing that NATS may not have synced, and nothing after it was left',
    },
  },
  {
    guarantee: 'Killed between commit and acknowledge, nothing doubled',
    breaks: {
      bug: 'the inbox is not written with the effect',
      file: 'packages/service-kit/src/store/sql/transaction.ts',
      find: "await insertRows(trx, 'kit_inbox', INBOX_COLUMNS, fresh);",
      replace: '',
    },
    test: { ...KILLED, case: 'acknowledging' },
  },
  {
    guarantee: 'Inbox, effect and outbox commit together',
    breaks: {
      bug: 'the inbox and the outbox are written outside of the transaction',
      file: 'packages/service-kit/src/store/mongo/commands.ts',
      find: 'command(command, { session })',
      replace: "command(command, command.update === 'kit_records' ? {} : { session })",
    },
    test: {
      path: 'packages/service-kit/test/store/store.int.test.ts',
      title: 'writes nothing of a transaction that fails',
      on: 'MongoDB',
    },
  },
  {
    guarantee: 'A commit in doubt, nothing lost or doubled',
    breaks: {
      bug: 'a commit whose answer is lost counts as failed',
      file: 'packages/service-kit/src/batch/process-batch.ts',
      find: 'if (batch?.attempted) lane.doubt(batch.attempted);',
      replace: '',
    },
    test: {
      path: 'packages/service-kit/test/commit-in-doubt.int.test.ts',
      title: 'an event is counted once, and what follows has its place in the outbox (%s)',
      case: 'after-commit',
    },
  },
];
