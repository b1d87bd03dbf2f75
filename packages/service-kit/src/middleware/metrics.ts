import type { Metrics } from '../observability/metrics.ts';
import type { Middleware } from './middleware.ts';

/** Counts requests by what became of them, and how long they took. */
export function metrics({ handled, querySeconds, commandSeconds }: Metrics): Middleware {
  return async (request, next) => {
    const { type, kind } = request.definition;
    const stopTimer = (kind === 'query' ? querySeconds : commandSeconds).startTimer({ type });
    const reply = await next(request);
    stopTimer();
    handled.inc({ type, outcome: reply?.outcome ?? 'expired' });
    return reply;
  };
}
