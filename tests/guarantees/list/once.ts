import type { Guarantee } from '../guarantee.ts';

const HANDLING = 'packages/service-kit/test/handling.int.test.ts';

export const once: readonly Guarantee[] = [
  {
    guarantee: 'Published twice, one effect',
    breaks: {
      bug: 'the inbox is not asked',
      file: 'packages/service-kit/src/batch/batch.ts',
      find: 'for (const [id, row] of seen) this.#work.inbox.set(id, row);',
      replace: '',
    },
    test: { path: HANDLING, title: 'counts an event that was published twice once', on: 'SQLite' },
  },
  {
    guarantee: 'Delivered twice in one batch, one effect',
    breaks: {
      bug: 'only what earlier batches handled counts as seen',
      file: 'packages/service-kit/src/batch/batch.ts',
      find: 'if (row && isSettled(item, row))',
      replace: 'if (row && row.at !== this.#sender.now.toISOString() && isSettled(item, row))',
    },
    test: {
      path: 'packages/service-kit/test/batch-loop.int.test.ts',
      title: 'counts a message that is in it twice once',
    },
  },
  {
    guarantee: 'A thousand shuffled and repeated events, the same sums',
    breaks: {
      bug: 'what is delivered for the first time counts as new',
      file: 'packages/service-kit/src/batch/repetition.ts',
      find: 'return row !== undefined &&',
      replace: 'return row !== undefined && item.redelivered &&',
    },
    test: {
      path: 'packages/service-kit/test/faults.int.test.ts',
      title: 'comes to the same sums from a thousand shuffled and repeated events',
      on: 'SQLite',
    },
  },
  {
    guarantee: 'The same idempotency key, the same reply',
    breaks: {
      bug: 'the reply is not kept',
      file: 'packages/service-kit/src/batch/repetition.ts',
      find: '...(row.reply ? { reply: row.reply } : {})',
      replace: '',
    },
    test: {
      path: HANDLING,
      title: 'gives the same key the same answer byte for byte, also after a restart and 50 at once',
      on: 'SQLite',
    },
  },
  {
    guarantee: 'The same idempotency key with other contents, refused',
    breaks: {
      bug: 'the contents are not compared',
      file: 'packages/service-kit/src/batch/repetition.ts',
      find: 'item.fingerprint !== row.fingerprint',
      replace: 'item.inboxId !== row.id',
    },
    test: { path: HANDLING, title: 'refuses the same key with other contents', on: 'SQLite' },
  },
  {
    guarantee: 'The stream knows a message again by its Nats-Msg-Id',
    breaks: {
      bug: 'each try to publish has an id of its own',
      file: 'packages/service-kit/src/bus/publish.ts',
      find: "['Nats-Msg-Id', id]",
      replace: "['Nats-Msg-Id', crypto.randomUUID()]",
    },
    test: {
      path: 'packages/service-kit/test/bus/publish.int.test.ts',
      title: 'stores %d messages once that are published twice',
    },
  },
];
