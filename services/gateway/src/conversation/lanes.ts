/** So much is held; what comes beyond that stays in the database until there is room again. */
const MOST_HELD = 5_000;

/** Does work in order within a lane, and many lanes at once. */
export class Lanes<Work extends { readonly id: string; readonly lane: string; readonly partition: number }> {
  readonly #waiting = new Map<string, Work[]>();
  readonly #ready: string[] = [];
  readonly #busy = new Map<string, { work: Work; done: Promise<void> }>();
  readonly #known = new Set<string>();
  readonly #most: number;
  readonly #perform: (work: Work) => Promise<void>;
  #stopped = false;
  #leftOut = false;

  constructor(most: number, perform: (work: Work) => Promise<void>) {
    this.#most = most;
    this.#perform = perform;
  }

  get depth(): number {
    return this.#known.size;
  }

  /** What waits and what is being done. */
  get all(): readonly Work[] {
    return [...[...this.#waiting.values()].flat(), ...[...this.#busy.values()].map(({ work }) => work)];
  }

  /** Whether work was left out since {@link takeMore}. */
  get leftOut(): boolean {
    return this.#leftOut;
  }

  /** Work that was left out may be given again, the oldest first. */
  takeMore(): void {
    this.#leftOut = false;
  }

  /** Takes work that is not known yet. After some was left out all is, so that none overtakes it. */
  add(work: Work): void {
    if (this.#stopped || this.#known.has(work.id)) return;
    this.#leftOut ||= this.#known.size >= MOST_HELD;
    if (this.#leftOut) return;
    this.#known.add(work.id);
    const behind = this.#waiting.get(work.lane);
    if (behind) {
      behind.push(work);
      return;
    }
    this.#waiting.set(work.lane, [work]);
    if (!this.#busy.has(work.lane)) this.#ready.push(work.lane);
    this.#next();
  }

  /** Forgets the work of partitions, and waits for what is being done of it. */
  async letGo(partitions: readonly number[]): Promise<void> {
    for (const [lane, works] of this.#waiting) {
      if (!partitions.includes(works[0]!.partition)) continue;
      this.#waiting.delete(lane);
      for (const { id } of works) this.#known.delete(id);
    }
    const busy = [...this.#busy.values()].filter(({ work }) => partitions.includes(work.partition));
    await Promise.all(busy.map(({ done }) => done));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#busy.values()].map(({ done }) => done));
  }

  #next() {
    while (this.#busy.size < this.#most && this.#ready.length > 0 && !this.#stopped) {
      const lane = this.#ready.shift()!;
      const works = this.#waiting.get(lane);
      const work = works?.shift();
      if (!work) continue;
      if (works?.length === 0) this.#waiting.delete(lane);
      this.#busy.set(lane, { work, done: this.#do(work) });
    }
  }

  async #do(work: Work) {
    // Work that fails stays in the database, and is found again by a sweep.
    await this.#perform(work).catch(() => undefined);
    this.#known.delete(work.id);
    this.#busy.delete(work.lane);
    if (this.#waiting.has(work.lane)) this.#ready.push(work.lane);
    this.#next();
  }
}
