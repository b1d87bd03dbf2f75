import type { StoreKind } from '../store/table.ts';
import type { RuntimeContext } from './runtime-context.ts';

/** Who finds out that the database is away: a batch, the heartbeat of an idle instance, or the driver. */
type Witness = 'batch' | 'heartbeat' | 'driver';

/** Tells health and log whether the database answers, once each time that changes. */
export class StoreAvailability {
  readonly #kind: StoreKind;
  readonly #context: RuntimeContext;
  readonly #missedBy = new Set<Witness>();

  constructor(kind: StoreKind, context: RuntimeContext) {
    this.#kind = kind;
    this.#context = context;
  }

  /** One that missed the database must see it again before it counts as there. */
  tell(witness: Witness, available: boolean, error?: unknown): void {
    const before = this.#missedBy.size === 0;
    if (available) this.#missedBy.delete(witness);
    else this.#missedBy.add(witness);
    const now = this.#missedBy.size === 0;
    if (before === now) return;
    const { health, log } = this.#context;
    health.set(this.#kind, now ? 'healthy' : 'failed');
    const why = error === undefined ? {} : { error: String(error) };
    log.warn({ store: this.#kind, available: now, ...why }, 'store-availability');
  }
}
