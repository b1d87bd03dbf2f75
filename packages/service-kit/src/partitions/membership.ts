import { hostname } from 'node:os';
import { PARTITIONS } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Instance, Store } from '../store/store.ts';

/** How often an instance says that it lives. */
export const HEARTBEAT_MS = 1_000;
/** After this much silence the others take its work over. */
export const LEASE_MS = 5_000;

/** A new name for an instance: `<host>/<process>/<id>`. */
export function instanceName(): string {
  return `${hostname()}/${process.pid}/${uuidv7()}`;
}

/** Whether an instance's process is known to be gone, which only the same host can tell. */
function processIsGone(instance: string): boolean {
  const [host, pid] = instance.split('/');
  if (host !== hostname() || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** What an instance does about the partitions after looking around. */
export interface Rebalance {
  /** Partitions to take, with who holds them now. */
  readonly take: readonly { partition: number; from: string | undefined }[];
  /** Partitions to give back because others have fewer. */
  readonly give: readonly number[];
}

/**
 * Shares the partitions evenly: takes those nobody alive holds, up to a fair share, and gives back what is above it.
 * @param alive the instances that live, this one among them
 */
export function rebalance(
  self: string,
  alive: readonly string[],
  holders: ReadonlyMap<number, string>,
): Rebalance {
  const living = new Set(alive);
  const mine = [...holders].filter(([, holder]) => holder === self).map(([partition]) => partition);
  const free = Array.from({ length: PARTITIONS }, (_, partition) => partition).filter((partition) => {
    const holder = holders.get(partition);
    return holder === undefined || !living.has(holder);
  });
  const rank = [...living].toSorted().indexOf(self);
  const share = Math.floor(PARTITIONS / living.size) + (rank < PARTITIONS % living.size ? 1 : 0);
  return {
    take: free
      .slice(0, Math.max(0, share - mine.length))
      .map((partition) => ({ partition, from: holders.get(partition) })),
    give: mine.slice(share),
  };
}

/** What membership tells the kit. */
export interface MembershipEvents {
  /** How far the own lane is published. */
  published(): number;
  /** The database was told so. */
  marked(): void;
  /** Partitions are ours from now on. */
  taken(partitions: readonly number[]): Promise<void>;
  /** Partitions are to be let go: finish what is in work. */
  giving(partitions: readonly number[]): Promise<void>;
  /** An instance is gone and left messages unpublished. */
  orphaned(instance: Instance): Promise<void>;
}

/** One instance among those that share a service's work, through the service's own database. */
export class Membership {
  readonly #store: Store;
  readonly #self: string;
  readonly #events: MembershipEvents;
  readonly #held = new Set<number>();
  #leaseEnds = 0;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(store: Store, self: string, events: MembershipEvents) {
    this.#store = store;
    this.#self = self;
    this.#events = events;
  }

  /** Whether a partition is surely ours: false after a freeze or a time without the database, until the next turn. */
  holds(partition: number): boolean {
    return this.#held.has(partition) && performance.now() < this.#leaseEnds;
  }

  /** Starts to live: the first turn is over when this resolves. */
  async start(): Promise<void> {
    await this.lookAround();
    this.#timer = setInterval(() => void this.lookAround(), HEARTBEAT_MS);
  }

  /** Takes a turn now, after the one that may be under way. One that fails is made up for by the next. */
  lookAround(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#takeTurn()).catch(() => undefined);
    return this.#turn;
  }

  /** Gives all partitions back and stops to live. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turn.catch(() => undefined);
    const held = [...this.#held];
    this.#held.clear();
    await this.#events.giving(held);
    const { coordination } = this.#store;
    await coordination.release(this.#self, held);
    await coordination.heartbeat({ id: this.#self, expiresAt: 0, published: this.#events.published() });
  }

  async #takeTurn() {
    const { coordination } = this.#store;
    const now = Date.now();
    const began = performance.now();
    await coordination.heartbeat({
      id: this.#self,
      expiresAt: now + LEASE_MS,
      published: this.#events.published(),
    });
    this.#events.marked();
    const instances = await coordination.instances();
    const alive = instances.filter(
      ({ id, expiresAt }) => id === this.#self || (expiresAt > now && !processIsGone(id)),
    );
    const holders = await coordination.holders();
    await this.#noticeLosses(holders);
    this.#leaseEnds = began + LEASE_MS;
    const { take, give } = rebalance(
      this.#self,
      alive.map(({ id }) => id),
      holders,
    );
    await this.#give(give);
    await this.#take(take);
    for (const instance of instances) if (!alive.includes(instance)) await this.#events.orphaned(instance);
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
    const taken: number[] = [];
    for (const { partition, from } of wanted) {
      if (await this.#store.coordination.claim(partition, from, this.#self)) taken.push(partition);
    }
    if (taken.length === 0) return;
    for (const partition of taken) this.#held.add(partition);
    await this.#events.taken(taken);
  }
}
