import { defineService, runService } from '../src/index.ts';

/** A service with a bug that nothing catches, in a process of its own. */
await runService(
  defineService({
    name: 'wallet',
    summary: 'ends soon',
    owns: {},
    resources: async () => {
      setImmediate(() => {
        throw new TypeError('a bug\nof two lines');
      });
      return { current: () => undefined };
    },
  }),
);
