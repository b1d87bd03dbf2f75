import { isListening } from '../run/port.ts';

/** Below those that the kernel hands out by itself. */
const FIRST = 10_000;
const OF_A_PROCESS = 100;
const PROCESSES = 200;

let asked = 0;

/**
 * A port of this machine that no test of another process is given: what listens on it may come later, or be down for a
 * while, and finds it free.
 */
export async function ownPort(): Promise<number> {
  const first = FIRST + (process.pid % PROCESSES) * OF_A_PROCESS;
  for (;;) {
    const port = first + (asked++ % OF_A_PROCESS);
    if (!(await isListening(port))) return port;
  }
}
