import type { Instance } from '../store/store.ts';
import { processIsGone } from './instance.ts';

/** After this much silence the others take an instance's work over. */
export const LEASE_MS = 5_000;
/**
 * How much silence it takes until nothing more can come from an instance: a transaction it had begun before it froze may
 * be committed when it thaws, but no database keeps one open for that long.
 */
const OVER_MS = 120_000;
/** How much silence one look can add: after a freeze, or a time without the database, nobody's heartbeats were seen. */
const LOOK_MS = 2_000;

/** An instance that is gone. */
export interface Gone {
  readonly instance: Instance;
  /** Whether nothing more can come from it. */
  readonly isOver: boolean;
}

/**
 * Tells which instances live by whether their heartbeats change, and counts their silence on a clock of its own: those of
 * two machines may differ by any amount.
 */
export class Liveness {
  readonly #self: string;
  #seen = new Map<string, { readonly expiresAt: number; readonly silentMs: number }>();
  #lookedAt = Number.NaN;

  constructor(self: string) {
    this.#self = self;
  }

  /**
   * @param instances as they are in the database now
   * @param now when they were asked for, in milliseconds that never go back
   */
  look(instances: readonly Instance[], now: number): { alive: string[]; gone: Gone[] } {
    const passed = Math.min(now - this.#lookedAt, LOOK_MS);
    this.#lookedAt = now;
    this.#seen = new Map(
      instances.map(({ id, expiresAt }) => {
        const before = this.#seen.get(id);
        const silentMs = before?.expiresAt === expiresAt ? before.silentMs + passed : 0;
        return [id, { expiresAt, silentMs }];
      }),
    );
    const alive: string[] = [];
    const gone: Gone[] = [];
    for (const instance of instances) {
      const { silentMs } = this.#seen.get(instance.id)!;
      const hasLeft = instance.expiresAt === 0;
      const isDead = processIsGone(instance.id);
      const isGone = hasLeft || isDead || silentMs >= LEASE_MS;
      if (!isGone || instance.id === this.#self) alive.push(instance.id);
      else gone.push({ instance, isOver: hasLeft || silentMs >= (isDead ? LEASE_MS : OVER_MS) });
    }
    return { alive, gone };
  }
}
