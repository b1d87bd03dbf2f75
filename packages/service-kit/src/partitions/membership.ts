import { PARTITIONS } from '@yabot/contracts';
import type { Store } from '../store/store.ts';
import { type Gone, LEASE_MS, Liveness } from './liveness.ts';
import { type Rebalance, rebalance } from './rebalance.ts';

/** How often an instance says that it lives, and looks around; less often while it is alone. */
export const HEARTBEAT_MS = 1_000;
const ALONE_MS = 2_000;

/** What membership tells the kit. */
export interface MembershipEvents {
  /** Up to where the own lane is published for good. */
  published(): number;
  /** The database was told so. */
  marked(): void;
  /** A turn is over, and these partitions are ours until the next. */
  held(partitions: ReadonlySet<number>): void;
  /** A turn failed; the next makes up for it. */
  failed(error: unknown): void;
  /** Partitions are to be let go: finish what is in work. */
  giving(partitions: readonly number[]): Promise<void>;
  /** An instance is gone, and may have left messages unpublished. Told every turn until it is forgotten. */
  orphaned(gone: Gone): void;
}

/** One instance among those that share a service's work, through the service's own database. */
export class Membership {
  readonly #store: Store;
  readonly #self: string;
  readonly #events: MembershipEvents;
  readonly #held = new Set<number>();
  readonly #liveness: Liveness;
  #leaseEnds = 0;
  #knownUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  #alone = false;
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(store: Store, self: string, events: MembershipEvents) {
    this.#store = store;
    this.#self = self;
    this.#liveness = new Liveness(self);
    this.#events = events;
  }

  /** The partitions that were ours when this instance last looked around. */
  get held(): ReadonlySet<number> {
    return this.#held;
  }

  /** Whether a partition is surely ours: false after a freeze or a time without the database, until the next turn. */
  holds(partition: number): boolean {
    return this.#held.has(partition) && performance.now() < this.#leaseEnds;
  }

  /** Starts to live: the first turn is over when this resolves. */
  async start(): Promise<void> {
    await this.lookAround();
    this.#live();
  }

  #live() {
    if (this.#stopped) return;
    const turn = () => void this.lookAround().then(() => this.#live());
    this.#timer = setTimeout(turn, this.#alone ? ALONE_MS : HEARTBEAT_MS);
  }

  /** Takes a turn now, after the one that may be under way. One that fails is made up for by the next. */
  lookAround(): Promise<void> {
    this.#turn = this.#turn
      .then(() => (this.#stopped ? undefined : this.#takeTurn()))
      .catch((error) => this.#events.failed(error));
    return this.#turn;
  }

  /** Makes sure that the others know of this instance, and so of its lane, also after a freeze. */
  async makeKnown(): Promise<void> {
    if (performance.now() >= this.#knownUntil) await this.#heartbeat();
  }

  /** Gives all partitions back and stops to live. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#turn;
    const held = [...this.#held];
    this.#held.clear();
    await this.#events.giving(held);
    const { coordination } = this.#store;
    await coordination.release(this.#self, held);
    await coordination.heartbeat({ id: this.#self, expiresAt: 0, published: this.#events.published() });
  }

  async #heartbeat() {
    const began = performance.now();
    const published = this.#events.published();
    await this.#store.coordination.heartbeat({ id: this.#self, expiresAt: Date.now() + LEASE_MS, published });
    this.#knownUntil = began + LEASE_MS;
    this.#events.marked();
  }

  async #takeTurn() {
    const began = performance.now();
    await this.#heartbeat();
    const asked = performance.now();
    const { alive, gone } = this.#liveness.look(await this.#store.coordination.instances(), asked);
    this.#alone = alive.length === 1;
    const holders = await this.#holders();
    await this.#noticeLosses(holders);
    this.#leaseEnds = began + LEASE_MS;
    const { take, give } = rebalance(this.#self, alive, holders);
    await this.#give(give);
    await this.#take(take);
    for (const each of gone) this.#events.orphaned(each);
    this.#events.held(this.#held);
  }

  /** Who is alone and has had all of them all the time need not ask: nobody takes what is surely held. */
  async #holders(): Promise<ReadonlyMap<number, string>> {
    const hasAll = this.#held.size === PARTITIONS && performance.now() < this.#leaseEnds;
    if (!this.#alone || !hasAll) return this.#store.coordination.holders();
    return new Map([...this.#held].map((partition) => [partition, this.#self]));
  }

  /** After a freeze others may have taken what was ours. */
  async #noticeLosses(holders: ReadonlyMap<number, string>) {
    const lost = [...this.#held].filter((partition) => holders.get(partition) !== this.#self);
    if (lost.length === 0) return;
    for (const partition of lost) this.#held.delete(partition);
    await this.#events.giving(lost);
  }

  async #give(partitions: readonly number[]) {
    if (partitions.length === 0) return;
    for (const partition of partitions) this.#held.delete(partition);
    await this.#events.giving(partitions);
    await this.#store.coordination.release(this.#self, partitions);
  }

  async #take(wanted: Rebalance['take']) {
    for (const { partition, from } of wanted) {
      if (await this.#store.coordination.claim(partition, from, this.#self)) this.#held.add(partition);
    }
  }
}
