import type { Guarantee } from '../guarantee.ts';

const HANDLING = 'packages/service-kit/test/handling.int.test.ts';
const RETRY = 'packages/service-kit/src/batch/retry.ts';

export const failures: readonly Guarantee[] = [
  {
    guarantee: 'A poison message in a hundred: one dead letter within the schedule',
    breaks: {
      bug: 'it is tried for ever',
      file: RETRY,
      find: 'if (item.attempts <= RETRIES) return retryDelay(firstMs, item.attempts, random);',
      replace: 'if (!item.poison) return retryDelay(firstMs, Math.min(item.attempts, RETRIES), random);',
    },
    test: {
      path: HANDLING,
      title: 'handles the other 99 of a hundred and buries one with its reason',
      on: 'SQLite',
    },
  },
  {
    guarantee: 'A dead letter tells its reason',
    breaks: {
      bug: 'it tells only that something failed',
      file: RETRY,
      find: 'reason: message,',
      replace: "reason: 'failed',",
    },
    test: {
      path: HANDLING,
      title: 'handles the other 99 of a hundred and buries one with its reason',
      on: 'SQLite',
    },
  },
  {
    guarantee: 'A batch the database refuses is tried one by one',
    breaks: {
      bug: 'all of it fails with the one',
      file: 'packages/service-kit/src/batch/batch-loop.ts',
      find: 'for (const item of items) item.alone = true;',
      replace: 'for (const item of items) this.#fault(item, error);\n    return;',
    },
    test: {
      path: 'packages/service-kit/test/batch-loop.int.test.ts',
      title: 'fails only that message, and those of the same entity are still handled in order',
    },
  },
  {
    guarantee: 'A retry backs off',
    breaks: {
      bug: 'it is tried again at once',
      file: RETRY,
      find: 'if (item.attempts <= RETRIES) return retryDelay(firstMs, item.attempts, random);',
      replace: 'if (item.attempts <= RETRIES) return 0;',
    },
    test: {
      path: 'packages/service-kit/test/retry.test.ts',
      title:
        'lets a message that failed wait that long each time, and buries it with its reason after the last',
    },
  },
  {
    guarantee: 'A retry is never a bare nak',
    breaks: {
      bug: 'what is left is handed back to the server, which delivers it at once',
      file: 'packages/service-kit/src/bus/stream-consumer.ts',
      find: 'done: whenDone(seq, inFlight)',
      replace:
        "done: (outcome) => (outcome === 'acknowledge' ? whenDone(seq, inFlight)(outcome) : message.nak())",
    },
    test: {
      path: 'packages/service-kit/test/bus/consume.int.test.ts',
      title: 'gives what was left not again to who left it, but to the next holder',
    },
  },
  {
    guarantee: 'What does not fit its schema is buried at once',
    breaks: {
      bug: 'it is left to the handler to fail',
      file: 'packages/service-kit/src/runtime/intake.ts',
      find: "...('poison' in read ? { poison: read.poison } : {}),",
      replace: '',
    },
    test: {
      path: HANDLING,
      title: 'buries a message that does not fit its schema at once, with the field named',
      on: 'SQLite',
    },
  },
];
