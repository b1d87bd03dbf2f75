import { bothWays, linkFault } from './link-fault.ts';

/** Nothing gets through, in neither direction, and no connection is closed. */
export const blackHole = linkFault('black-hole', (random) => ({
  toxics: bothWays('timeout', { timeout: 0 }),
  milliseconds: random.whole(1_000, 20_000),
}));
