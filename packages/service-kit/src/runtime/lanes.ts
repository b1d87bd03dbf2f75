import { setTimeout as wait } from 'node:timers/promises';
import { LaneRelay, type Publish } from '../batch/relay.ts';
import type { Log } from '../observability/log.ts';
import type { Gone } from '../partitions/liveness.ts';
import type { Store } from '../store/store.ts';

/** How long the own lane waits at once for those before it. */
const WAIT_MS = 1_000;

/** What lanes work with. */
export interface LanesEnvironment {
  readonly store: Store;
  readonly instance: string;
  readonly publish: Publish;
  readonly syncedAfterMs: number;
  readonly log: Log;
}

/** Publishes the own lane of the outbox, and before it those that are left by instances that are gone. */
export class Lanes {
  readonly #environment: LanesEnvironment;
  readonly #own: LaneRelay;
  readonly #adoptions = new Map<string, Promise<void>>();
  /** Resolves when what others left is published for the first time. */
  readonly #begun = Promise.withResolvers<void>();
  #isBegun = false;
  #failing = false;

  constructor(environment: LanesEnvironment) {
    this.#environment = environment;
    this.#own = this.#relay(environment.instance, 0, (messages) => this.#publishAfterThoseLeft(messages));
  }

  /** The own lane. */
  get own(): LaneRelay {
    return this.#own;
  }

  /** Publishes what an instance that is gone left, and forgets it when nothing more can come from it. */
  adopt(gone: Gone): void {
    const { id } = gone.instance;
    if (this.#adoptions.has(id)) return;
    const adoption = this.#adopt(gone);
    this.#adoptions.set(id, adoption);
    adoption.catch((error) => this.#failed(error)).finally(() => this.#adoptions.delete(id));
  }

  /** Resolves when what is being adopted is published. @throws what kept it from being published */
  async adopted(): Promise<void> {
    await Promise.all(this.#adoptions.values());
    this.#isBegun = true;
    this.#begun.resolve();
  }

  async #adopt({ instance, isOver }: Gone) {
    const { coordination } = this.#environment.store;
    const relay = this.#relay(instance.id, instance.published);
    await relay.adopt();
    if (relay.published > instance.published) {
      await coordination.advance(instance.id, relay.published);
      this.#environment.log.info({ from: instance.id, through: relay.published }, 'lane-adopted');
    }
    if (isOver) await coordination.forget({ ...instance, published: relay.published });
  }

  /** What an earlier process left may be of the same entities: what is new follows it. */
  async #publishAfterThoseLeft(messages: Parameters<Publish>[0]) {
    if (!this.#isBegun) await Promise.race([this.#begun.promise, wait(WAIT_MS, undefined, { ref: false })]);
    if (!this.#isBegun) throw new Error('What earlier processes left is not published yet');
    await this.#environment.publish(messages);
  }

  #relay(lane: string, published: number, publish = this.#environment.publish): LaneRelay {
    const { store, syncedAfterMs } = this.#environment;
    return new LaneRelay({
      store,
      lane,
      published,
      syncedAfterMs,
      publish: async (messages) => {
        await publish(messages);
        this.#failing = false;
      },
      failed: (error) => this.#failed(error),
    });
  }

  /** Told once, not at each try. */
  #failed(error: unknown) {
    if (!this.#failing) this.#environment.log.warn({ error: String(error) }, 'publishing-waits');
    this.#failing = true;
  }
}
