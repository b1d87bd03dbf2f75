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
  /** The partitions this instance works on, by store. */
  readonly partitions: Readonly<Record<string, readonly number[]>>;
}

/** Keeps what is known of a service's health. A dependency that is away degrades it; it goes on by itself later. */
export class HealthRecord {
  readonly #clock: () => Date;
  readonly #dependencies = new Map<string, DependencyHealth>();
  #status: HealthStatus = 'degraded';
  #since: string;

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
