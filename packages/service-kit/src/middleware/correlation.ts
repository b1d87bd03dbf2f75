import { withCorrelation } from '../observability/correlation.ts';
import type { Middleware } from './middleware.ts';

/** Makes what a request asks and logs part of its chain. */
export const correlation: Middleware = (request, next) => {
  const correlationId = request.header('ce-correlationid') ?? '';
  const messageId = request.header('ce-id') ?? '';
  const traceparent = request.header('traceparent');
  return withCorrelation({ correlationId, messageId, ...(traceparent ? { traceparent } : {}) }, () =>
    next(request),
  );
};
