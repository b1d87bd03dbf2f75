import type { Tracing } from '../observability/tracing.ts';
import type { Middleware } from './middleware.ts';

/** Tells of a request as a span; what it leads to comes under that. */
export function tracing(opened: Tracing | undefined): Middleware {
  if (!opened) return (request, next) => next(request);
  return async (request, next) => {
    const { type } = request.definition;
    const correlationId = request.header('ce-correlationid') ?? '';
    const span = opened.begin({
      name: `answer ${type}`,
      role: 'server',
      correlationId,
      parent: request.header('traceparent'),
      attributes: { 'messaging.system': 'nats', 'yabot.message.type': type },
    });
    let outcome = 'failed';
    try {
      const header = (name: string) => (name === 'traceparent' ? span.traceparent : request.header(name));
      const reply = await next({ ...request, header });
      outcome = reply?.outcome ?? 'expired';
      return reply;
    } finally {
      span.end(outcome);
    }
  };
}
