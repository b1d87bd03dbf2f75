import type { Guarantee } from '../guarantee.ts';

const HANDLING = 'packages/service-kit/test/handling.int.test.ts';
const WAITING = {
  path: 'packages/service-kit/test/waiting.test.ts',
  title:
    'Messages of one entity are handled in the order in which they came, whichever fail and whenever others come',
};

export const order: readonly Guarantee[] = [
  {
    guarantee: 'Order per entity: a retry holds back its batch',
    breaks: {
      bug: 'the next message of the entity is decided at once',
      file: 'packages/service-kit/src/batch/batch.ts',
      find: "if (outcome.kind === 'faulted' && !item.waited) blocked.add(item.entity);",
      replace: '',
    },
    test: {
      path: 'packages/service-kit/test/batch-loop.int.test.ts',
      title: 'holds back what follows a message of the same entity that failed, and nothing else',
    },
  },
  {
    guarantee: 'Order per entity: a retry holds back what comes later',
    breaks: {
      bug: 'what comes later overtakes it',
      file: 'packages/service-kit/src/batch/parking.ts',
      find: 'item.waited ? undefined : this.#places.get(item.entity)',
      replace: 'undefined as Place | undefined',
    },
    test: WAITING,
  },
  {
    guarantee: 'The outbox is published in its order',
    breaks: {
      bug: 'what was just committed overtakes what waits in the database',
      file: 'packages/service-kit/src/batch/relay.ts',
      find: 'rows[0]?.position === next && ',
      replace: '',
    },
    test: {
      path: 'packages/service-kit/test/relay.int.test.ts',
      title:
        'puts everything on the stream in order, whatever fails in between and whether or not it was handed over',
    },
  },
  {
    guarantee: "A gap in an entity's sequence is noticed",
    breaks: {
      bug: 'a sequence may jump',
      file: 'packages/service-kit/src/runtime/sequence-watch.ts',
      find: 'last === undefined ? 0 : sequence - last - 1',
      replace: 'last === undefined ? sequence - 1 : 0',
    },
    test: { path: HANDLING, title: "notices a gap in an entity's events", on: 'SQLite' },
  },
  {
    guarantee: 'Order per entity: what still waits for a batch is not overtaken',
    breaks: {
      bug: 'what comes while one of its entity is parked goes behind that one at once',
      file: 'packages/service-kit/src/batch/waiting.ts',
      find: 'this.#queue.push(item);',
      replace: 'if (!this.#parking.takesBehind(item)) this.#queue.push(item);',
    },
    test: WAITING,
  },
  {
    guarantee: 'Order per entity: what is looked up is as the message before left it',
    breaks: {
      bug: 'a lookup of a message misses what one of its entity has changed in the same batch',
      file: 'packages/service-kit/src/batch/batch.ts',
      find: 'putOff.has(item.entity) || this.#overlooks(item, read)',
      replace: 'putOff.has(item.entity)',
    },
    test: {
      path: 'packages/service-kit/test/lookups.int.test.ts',
      title: 'sees all that those of its entity before it have done, and those behind it still follow',
    },
  },
];
