import { Worker } from 'node:worker_threads';
import type { Picture } from './picture.ts';

/** Within which a painter works. */
export interface PainterLimits {
  /** So many pictures wait at most, besides the one that is being drawn. */
  readonly most: number;
  /** A picture that takes longer, in milliseconds, is given up. */
  readonly patienceMs: number;
  /** With nothing to draw for so long, in milliseconds, the thread and its memory are given back. */
  readonly idleMs: number;
}

interface Order {
  readonly picture: Picture;
  readonly done: (png: Buffer | undefined) => void;
}

/** Draws pictures one after another in a thread of its own, which is there only while there is something to draw. */
export class Painter {
  readonly #limits: PainterLimits;
  readonly #waiting: Order[] = [];
  #drawn: Order | undefined;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({ most = 32, patienceMs = 5_000, idleMs = 60_000 }: Partial<PainterLimits> = {}) {
    this.#limits = { most, patienceMs, idleMs };
  }

  /** Whether a thread is there: it comes with the first picture, and goes when there is nothing to draw. */
  get hasThread(): boolean {
    return this.#worker !== undefined;
  }

  /** The PNG of a picture; undefined when too many wait, or when it cannot be drawn. Never rejects. */
  paint(picture: Picture): Promise<Buffer | undefined> {
    if (this.#closed || this.#waiting.length >= this.#limits.most) return Promise.resolve(undefined);
    const { promise, resolve } = Promise.withResolvers<Buffer | undefined>();
    this.#waiting.push({ picture, done: resolve });
    if (!this.#drawn) this.#drawNext();
    return promise;
  }

  /** Gives up what waits, and the thread. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { done } of this.#waiting.splice(0)) done(undefined);
    await this.#dismiss();
    clearTimeout(this.#timer);
  }

  #drawNext() {
    const { patienceMs, idleMs } = this.#limits;
    clearTimeout(this.#timer);
    this.#drawn = this.#waiting.shift();
    const wait = this.#drawn ? patienceMs : idleMs;
    this.#timer = setTimeout(() => void this.#dismiss(), wait).unref();
    if (!this.#drawn) {
      this.#worker?.unref();
      return;
    }
    this.#worker ??= this.#hire();
    this.#worker.ref();
    this.#worker.postMessage(this.#drawn.picture);
  }

  #hire(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { execArgv: [] });
    const isHired = () => this.#worker === worker;
    worker.on('message', (png: Uint8Array) => isHired() && this.#finish(Buffer.from(png)));
    // What it cannot draw ends it; 'exit' follows.
    worker.on('error', () => undefined);
    worker.on('exit', () => isHired() && void this.#dismiss());
    return worker;
  }

  #finish(png: Buffer | undefined) {
    this.#drawn?.done(png);
    this.#drawNext();
  }

  /** Ends the thread; what it was drawing is given up. */
  async #dismiss() {
    const worker = this.#worker;
    this.#worker = undefined;
    if (this.#drawn) this.#finish(undefined);
    await worker?.terminate();
  }
}
