/** How often a message that failed is tried again before it goes to the dead letters. */
export const RETRIES = 3;

const FIRST_WAIT_MS = 200;
const FACTOR = 4;

/**
 * How long to wait before a retry: 0.2 s, 0.8 s, 3.2 s, each with up to half of it more, so that many do not come back at once.
 * @param attempts how often it has failed, from 1
 * @param random 0 to 1
 */
export function retryDelay(attempts: number, random: number): number {
  return FIRST_WAIT_MS * FACTOR ** (attempts - 1) * (1 + random / 2);
}
