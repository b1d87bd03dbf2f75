import { bothWays, linkFault } from './link-fault.ts';

/** Every connection is reset in the middle of whatever it carries, again and again. */
export const reset = linkFault('reset', (random) => ({
  toxics: bothWays('reset_peer', { timeout: random.whole(0, 200) }),
  milliseconds: random.whole(500, 5_000),
}));
