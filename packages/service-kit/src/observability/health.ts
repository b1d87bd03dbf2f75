/** How a service or one of its dependencies is. */
export type HealthStatus = 'healthy' | 'degraded' | 'failed';

/** A dependency as its service sees it. */
export interface DependencyHealth {
  readonly status: HealthStatus;
  /** ISO 8601: since when it is so. */
  readonly since: string;
  /** What is wrong with it, in words; a line each. */
  readonly detail?: string;
}

/** A message that failed. */
export interface LastFault {
  /** ISO 8601. */
  readonly at: string;
  readonly type: string;
  readonly correlationId: string;
  /** What followed: it is tried again, gave up, or whoever waited was told. */
  readonly verdict: 'retry' | 'dead' | 'answered';
}

/** What `/health` answers. */
export interface Health {
  readonly service: string;
  readonly instance: string;
  readonly status: HealthStatus;
  readonly since: string;
  readonly ready: boolean;
  readonly versions: { readonly code: string; readonly node: string };
  readonly dependencies: Readonly<Record<string, DependencyHealth>>;
  readonly queues: Readonly<Record<string, number>>;
  /** For how many seconds the first message of a queue has waited. */
  readonly oldest: Readonly<Record<string, number>>;
  /** The last message that failed here since the start. */
  readonly lastFault?: LastFault;
  /** The partitions this instance works on, by store. */
  readonly partitions: Readonly<Record<string, readonly number[]>>;
}

/** Keeps what is known of a service's health. A dependency that is away degrades it; it goes on by itself later. */
export class HealthRecord {
  readonly #clock: () => Date;
  readonly #dependencies = new Map<string, DependencyHealth>();
  #status: HealthStatus = 'degraded';
  #since: string;
  #lastFault: LastFault | undefined;

  constructor(clock: () => Date) {
    this.#clock = clock;
    this.#since = clock().toISOString();
  }

  set(dependency: string, status: HealthStatus, detail?: string): void {
    const known = this.#dependencies.get(dependency);
    if (known?.status === status && known.detail === detail) return;
    const since = known?.status === status ? known.since : this.#clock().toISOString();
    this.#dependencies.set(dependency, { status, since, ...(detail === undefined ? {} : { detail }) });
    const allWell = [...this.#dependencies.values()].every((known) => known.status === 'healthy');
    const next: HealthStatus = allWell ? 'healthy' : 'degraded';
    if (next === this.#status) return;
    this.#status = next;
    this.#since = this.#clock().toISOString();
  }

  /** Remembers the last message that failed, for whoever asks how the service is. */
  failed(fault: Omit<LastFault, 'at'>): void {
    this.#lastFault = { at: this.#clock().toISOString(), ...fault };
  }

  get lastFault(): LastFault | undefined {
    return this.#lastFault;
  }

  get status(): HealthStatus {
    return this.#status;
  }

  get since(): string {
    return this.#since;
  }

  get dependencies(): Record<string, DependencyHealth> {
    return Object.fromEntries(this.#dependencies);
  }
}
