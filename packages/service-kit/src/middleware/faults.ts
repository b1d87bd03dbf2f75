import { COMMON_REFUSALS, type ServiceName } from '@yabot/contracts';
import { refusalJson } from '../bus/answer.ts';
import { DeadlineExceeded } from './deadline.ts';
import type { Middleware } from './middleware.ts';

/**
 * Answers a request that threw with a refusal, never with the error itself.
 * @param isTransient whether an error means that a database is away, so that asking later helps
 */
export function faults(service: ServiceName, isTransient: (error: unknown) => boolean): Middleware {
  return async (request, next) => {
    try {
      return await next(request);
    } catch (error) {
      const passes = error instanceof DeadlineExceeded || isTransient(error);
      const { code } = passes ? COMMON_REFUSALS.unavailable : COMMON_REFUSALS.fault;
      return { json: refusalJson({ code, details: { service } }), outcome: 'failed' };
    }
  };
}
