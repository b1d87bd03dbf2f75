import type { ServiceName } from '@yabot/contracts';
import { type CircuitBreakerPolicy, CircuitState, circuitBreaker, handleAll, type IBreaker } from 'cockatiel';

const FAILURES = 5;
const WINDOW_MS = 30_000;
/** Shorter than it takes a person to try again, so that a service that is back is found soon. */
const TRIAL_AFTER_MS = 5_000;

/** A circuit breaker for each service that is asked: after 5 failures within 30 s none is asked for 5 s, then one on trial. */
export class Breakers {
  readonly #breakers = new Map<ServiceName, CircuitBreakerPolicy>();

  /** The breaker of a service. */
  of(service: ServiceName): CircuitBreakerPolicy {
    let breaker = this.#breakers.get(service);
    if (!breaker) {
      breaker = circuitBreaker(handleAll, { halfOpenAfter: TRIAL_AFTER_MS, breaker: new FailuresInWindow() });
      this.#breakers.set(service, breaker);
    }
    return breaker;
  }
}

class FailuresInWindow implements IBreaker {
  state: unknown = undefined;
  #failures: number[] = [];

  success(state: CircuitState) {
    if (state === CircuitState.HalfOpen) this.#failures = [];
  }

  failure(state: CircuitState): boolean {
    const now = Date.now();
    this.#failures = [...this.#failures.filter((at) => at > now - WINDOW_MS), now];
    return state === CircuitState.HalfOpen || this.#failures.length >= FAILURES;
  }
}
