import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health } from './health.ts';

/** What `/metrics` answers. */
export type TellMetrics = () => Promise<{ readonly type: string; readonly body: string }>;

/** Answers `/health/live`, `/health/ready`, `/health` and `/metrics`; anything else is not its business. */
export async function answerHealth(
  path: string,
  health: () => Health,
  metrics: TellMetrics,
): Promise<{ status: number; type: string; body: string } | undefined> {
  const json = (status: number, body: unknown) => ({
    status,
    type: 'application/json',
    body: JSON.stringify(body),
  });
  switch (path) {
    case '/health/live':
      return json(200, { status: 'live' });
    case '/health/ready':
      return health().ready ? json(200, { status: 'ready' }) : json(503, { status: 'not-ready' });
    case '/health':
      return json(health().status === 'failed' ? 503 : 200, health());
    case '/metrics':
      return { status: 200, ...(await metrics()) };
    default:
      return undefined;
  }
}

/** The path of a request as it came: anybody may send anything, and not all of it is an address. */
export const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0]!;

/** Serves health and metrics, and leaves every other path to `otherwise`. */
export async function serveHealth(
  options: { host: string; port: number },
  health: () => Health,
  metrics: TellMetrics,
  otherwise: RequestListener,
): Promise<{ port: number; close(): Promise<void> }> {
  const server: Server = createServer((request, response) => {
    answerHealth(pathOf(request), health, metrics)
      .then((answer) => {
        if (!answer) return otherwise(request, response);
        response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
      })
      .catch(() => (response.headersSent ? response.destroy() : response.writeHead(500).end()));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
