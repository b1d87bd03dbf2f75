import { AsyncLocalStorage } from 'node:async_hooks';

/** Which chain of messages the code that runs now belongs to. */
export interface Correlation {
  readonly correlationId: string;
  /** The message that is being handled. */
  readonly messageId: string;
  /** W3C trace context, for what follows from it. */
  readonly traceparent?: string;
}

const storage = new AsyncLocalStorage<Correlation>();

/** The chain the running code belongs to, if any. */
export function correlation(): Correlation | undefined {
  return storage.getStore();
}

/** Runs work as part of a chain: what it asks and logs carries the correlation id. */
export function withCorrelation<T>(around: Correlation, work: () => T): T {
  return storage.run(around, work);
}

/** Runs work as part of no chain: what goes on for long belongs to none of those that set it off. */
export function withoutCorrelation<T>(work: () => T): T {
  return storage.exit(work);
}
