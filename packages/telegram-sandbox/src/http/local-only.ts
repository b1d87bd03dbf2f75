import type { IncomingMessage } from 'node:http';
import { PlayError } from '../world/play-error.ts';
import { readBody } from './body.ts';

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;
const MAX_BODY = 256 * 1024;

/**
 * Whether a request may control the sandbox: pages of other sites may not, neither by calling localhost themselves
 * nor through a name of theirs that resolves to it.
 */
export function mayControl(request: IncomingMessage, onlyLocal: boolean): boolean {
  const host = request.headers.host ?? '';
  const { origin } = request.headers;
  if (onlyLocal && !LOCAL.test(host)) return false;
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

/** The body as JSON; it must be declared so, which other sites' pages cannot do without being asked first. */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
    throw new PlayError('NOT_JSON', 'Send JSON, with content-type application/json.');
  }
  const body = await readBody(request, MAX_BODY);
  try {
    return JSON.parse(body.length === 0 ? '{}' : body.toString('utf8'));
  } catch {
    throw new PlayError('NOT_JSON', 'The body is no JSON.');
  }
}
