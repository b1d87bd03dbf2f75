import { linkFault } from './link-fault.ts';

/** What is sent arrives, and no answer comes back. */
export const halfOpen = linkFault('half-open', (random) => ({
  toxics: [{ type: 'timeout', stream: 'downstream', attributes: { timeout: 0 } }],
  milliseconds: random.whole(1_000, 15_000),
}));
