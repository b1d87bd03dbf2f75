import type { Guarantee } from '../guarantee.ts';

const FAULTS = 'packages/service-kit/test/faults.int.test.ts';
const RELAY = 'packages/service-kit/src/batch/relay.ts';

export const away: readonly Guarantee[] = [
  {
    guarantee: 'NATS away for a minute under load, nothing lost',
    breaks: {
      bug: 'what cannot be published is given up',
      file: RELAY,
      find: 'this.#environment.failed(error);',
      replace:
        'this.#environment.failed(error);\n        this.#kept = [];\n        this.#published = this.#end;',
    },
    test: {
      path: 'tests/e2e/faults.int.test.ts',
      title:
        'NATS is away for a minute: what is asked is answered, what is done is kept, and all of it comes',
    },
  },
  {
    guarantee: 'NATS away: degraded, not failed',
    breaks: {
      bug: 'a service whose dependency is away says that it failed',
      file: 'packages/service-kit/src/observability/health.ts',
      find: "allWell ? 'healthy' : 'degraded'",
      replace: "allWell ? 'healthy' : 'failed'",
    },
    test: {
      path: 'packages/service-kit/test/health.test.ts',
      title: 'is degraded while one dependency is not well, and healthy when all are',
    },
  },
  {
    guarantee: 'Commit, answer, relay: the stream keeps no answer back',
    breaks: {
      bug: 'a batch waits until the one before it is published',
      file: 'packages/service-kit/src/runtime/store-runtime.ts',
      find: 'await this.#lanes.own.room();',
      replace: 'await this.#lanes.own.drained(10_000);',
    },
    test: {
      path: 'packages/service-kit/test/nats-faults.int.test.ts',
      title:
        'the outbox keeps what it refuses, answers go on, and all is delivered in order once there is space',
    },
  },
  {
    guarantee: 'Outbox rows stay after they are published',
    breaks: {
      bug: 'what is published is deleted',
      file: RELAY,
      find: 'this.#kept.splice(0, rows.length);',
      replace:
        "this.#kept.splice(0, rows.length);\n    await store.prune({ inboxBefore: '', outboxBefore: '9999', limit: WAVE });",
    },
    test: {
      path: 'packages/service-kit/test/relay.int.test.ts',
      title: 'leaves in the database what it has published',
    },
  },
  {
    guarantee: 'MongoDB away: events wait, commands are refused, all goes on',
    breaks: {
      bug: 'what the driver then says counts as a bug of the handler',
      file: 'packages/service-kit/src/store/mongo/store.ts',
      find: 'TRANSIENT_NAMES.test(error.name) ||',
      replace: '',
    },
    test: {
      path: FAULTS,
      title: 'waits with the events, refuses commands with a stable code, and goes on by itself',
    },
  },
  {
    guarantee: 'The SQL file locked: events wait, commands are refused, all goes on',
    breaks: {
      bug: 'a locked file counts as a bug of the handler',
      file: 'packages/service-kit/src/store/sql/store.ts',
      find: '(SQLITE_(BUSY|LOCKED|',
      replace: '(SQLITE_(',
    },
    test: {
      path: FAULTS,
      title: 'is locked by somebody else, events wait, commands are refused, and all goes on by itself',
    },
  },
  {
    guarantee: 'A schema from the future: the service does not start',
    breaks: {
      bug: 'migrations that are not known are passed over',
      file: 'packages/service-kit/src/store/store.ts',
      find: 'if (unknown.length > 0) throw new SchemaFromFuture(database, unknown);',
      replace: '',
    },
    test: { path: FAULTS, title: 'was written by a newer version, the service does not start on it' },
  },
];
