/**
 * Told how a start goes on, step by step. Steps are `nats`, `telegram` and the names of the services, and where such
 * servers are used `mongo` and `sql`.
 */
export interface StartWatcher {
  /** The steps of this start, in order; told once. */
  steps(names: readonly string[]): void;
  /** What a step is at, in words. */
  progress(step: string, text: string): void;
  done(step: string, text: string): void;
  /** It did not come to its end; the fleet goes on without it, unless the whole start fails. */
  failed(step: string, reason: string): void;
}

/** Watches nothing. */
export const UNWATCHED: StartWatcher = {
  steps: () => undefined,
  progress: () => undefined,
  done: () => undefined,
  failed: () => undefined,
};
