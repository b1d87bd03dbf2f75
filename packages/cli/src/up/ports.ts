import { once } from 'node:events';
import { createServer } from 'node:net';

/** Where the gateway listens, unless that is set or taken. */
export const GATEWAY_PORT = 8080;
/** Where the sandbox listens, unless that is set or taken. */
export const SANDBOX_PORT = 8081;

const ATTEMPTS = 50;

/** Whether a server could listen on that port of this machine now. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '0.0.0.0'), 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** The first free port from a number on, leaving out those that are taken already. */
export async function nextFreePort(from: number, taken: readonly number[] = []): Promise<number> {
  for (let port = from; port < from + ATTEMPTS; port++) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new Error(`All ports from ${from} to ${from + ATTEMPTS - 1} are in use`);
}
