import type { Middleware } from './middleware.ts';

/** Until when whoever asked waits, in milliseconds since 1970. */
export const DEADLINE_HEADER = 'yabot-deadline';

/** How long a query may take at most. */
const LONGEST_QUERY_MS = 5_000;
/** Clocks of two machines may differ by so much. */
const CLOCKS_DIFFER_MS = 500;

/** Reads until when whoever asked waits: for ever when they did not say. */
export function deadlineOf(header: (name: string) => string | undefined): number {
  const until = Number(header(DEADLINE_HEADER) || Number.NaN);
  return Number.isNaN(until) ? Number.POSITIVE_INFINITY : until;
}

/** Whether surely nobody waits any more. */
export const isOver = (until: number, now: number = Date.now()): boolean => until + CLOCKS_DIFFER_MS < now;

/** A query took longer than whoever asked waits. */
export class DeadlineExceeded extends Error {
  readonly code = 'deadline-exceeded';
  constructor(milliseconds: number) {
    super(`No answer within ${milliseconds} ms`);
    this.name = 'DeadlineExceeded';
  }
}

/**
 * Drops a request that nobody waits for any more, and gives up on a query when its time is over. A command whose batch
 * has begun by then is carried out: whoever asks again with the same key is told what came of it.
 * @param now the machine's clock, whatever the service takes the time to be
 */
export function deadline(now: () => number = Date.now): Middleware {
  return async (request, next) => {
    const until = deadlineOf(request.header);
    if (isOver(until, now())) return undefined;
    if (request.definition.kind === 'command') return next(request);
    return within(Math.min(LONGEST_QUERY_MS, until - now() + CLOCKS_DIFFER_MS), next(request));
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DeadlineExceeded(milliseconds)), milliseconds);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
