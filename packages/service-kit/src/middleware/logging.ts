import type { Log } from '../observability/log.ts';
import type { Middleware } from './middleware.ts';

/** Writes what became of a request, and why it failed. */
export function logging(log: Log): Middleware {
  return async (request, next) => {
    const { type } = request.definition;
    try {
      const reply = await next(request);
      log.debug({ type, outcome: reply?.outcome ?? 'expired' }, 'request-answered');
      return reply;
    } catch (error) {
      const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error({ type, fault }, 'request-failed');
      throw error;
    }
  };
}
