import { bothWays, linkFault } from './link-fault.ts';

/** Everything takes long. */
export const latency = linkFault('latency', (random) => {
  const milliseconds = random.whole(50, 800);
  return {
    toxics: bothWays('latency', { latency: milliseconds, jitter: Math.round(milliseconds / 2) }),
    milliseconds: random.whole(5_000, 15_000),
  };
});
