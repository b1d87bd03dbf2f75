import type { Update } from './queue.ts';

/** Delivers one update; resolves with the milliseconds to wait before trying it again, or undefined when done. */
export type Deliver = (update: Update, attempt: number) => Promise<number | undefined>;

interface Lane {
  key: number;
  updates: Update[];
  attempt: number;
  timer?: NodeJS.Timeout;
}

/** Several deliveries at once, but those with the same order key one after another. */
export class Lanes {
  private readonly lanes = new Map<number, Lane>();
  private readonly ready: Lane[] = [];
  private readonly most: number;
  private readonly deliver: Deliver;
  private active = 0;
  private stopped = false;

  constructor(most: number, deliver: Deliver) {
    this.most = most;
    this.deliver = deliver;
  }

  add(update: Update): void {
    const lane = this.lanes.get(update.orderKey);
    if (lane) {
      lane.updates.push(update);
      return;
    }
    const fresh: Lane = { key: update.orderKey, updates: [update], attempt: 0 };
    this.lanes.set(update.orderKey, fresh);
    this.ready.push(fresh);
    this.next();
  }

  stop(): void {
    this.stopped = true;
    for (const lane of this.lanes.values()) clearTimeout(lane.timer);
  }

  private next(): void {
    while (!this.stopped && this.active < this.most && this.ready.length > 0) {
      void this.run(this.ready.shift()!);
    }
  }

  private async run(lane: Lane): Promise<void> {
    this.active++;
    const wait = await this.deliver(lane.updates[0]!, lane.attempt);
    this.active--;
    if (this.stopped) return;
    if (wait === undefined) this.advance(lane);
    else this.retry(lane, wait);
    this.next();
  }

  private advance(lane: Lane): void {
    lane.updates.shift();
    lane.attempt = 0;
    if (lane.updates.length > 0) this.ready.push(lane);
    else this.lanes.delete(lane.key);
  }

  private retry(lane: Lane, wait: number): void {
    lane.attempt++;
    lane.timer = setTimeout(() => {
      this.ready.push(lane);
      this.next();
    }, wait);
  }
}
