import { setImmediate as othersFirst, setTimeout as wait } from 'node:timers/promises';
import type { ContentSettings } from '@yabot/content/service';
import { PARTITIONS } from '@yabot/contracts';
import type { AttachContext, Attachment } from '@yabot/service-kit';
import { everySeason, seasons } from '../collections/seasons.ts';
import { rankedOfAll, rankedSince, standings } from '../collections/standings.ts';
import type { Resources } from '../resources.ts';
import { archiveClosing } from './archive-seasons.ts';

/** How often is looked for what other instances have saved. */
const EVERY_MS = 500;
/** A change is stamped when it is decided, and seen when it is committed: nearly always within this. */
const OVERLAP_MS = 3_000;
/** A transaction of MongoDB is over after a minute; looked back so far beyond the last time, nothing is missed, and little is read twice. */
const SWEEP_EVERY_MS = 180_000;
const SWEEP_BACK_MS = SWEEP_EVERY_MS + 60_000;
/** How often is looked for seasons that another instance has ended or archived; of its own ones this instance is told. */
const SEASONS_EVERY_MS = 10_000;

/** Keeps the boards of this instance as the standings say: read at the start, then followed, whoever saves. */
export async function followBoards(context: AttachContext<ContentSettings>): Promise<Attachment> {
  const follower = new Follower(context);
  context.watch(standings, (rows) => follower.take(rows));
  context.watch(seasons, () => follower.seasonsChanged());
  const stopping = new AbortController();
  const running = follower.run(stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

class Follower {
  readonly #context: AttachContext<ContentSettings>;
  #hidden = '';
  #looked = 0;
  #swept = 0;
  #alone = false;
  /** When seasons are to be looked at, by `performance.now()`. */
  #seasonsDue = 0;

  constructor(context: AttachContext<ContentSettings>) {
    this.#context = context;
  }

  get #resources(): Resources {
    return this.#context.read().resources as Resources;
  }

  take(rows: readonly Parameters<Resources['boards']['take']>[0][]): void {
    const { boards, hidden } = this.#resources;
    for (const row of rows) boards.take(row, { hidden });
  }

  seasonsChanged(): void {
    this.#seasonsDue = 0;
  }

  /** A database that is away is followed when it is back. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#turn(signal).catch((error) =>
        this.#context.log.warn({ error: String(error) }, 'boards-not-followed'),
      );
      await wait(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    const now = this.#context.clock().getTime();
    if (this.#hidden !== this.#hiddenNow()) await this.#readAll(now, signal);
    else if (now - this.#swept >= SWEEP_EVERY_MS) await this.#sweep(now, signal);
    else await this.#look(now, signal);
    await this.#archive();
  }

  async #archive(): Promise<void> {
    const { boards } = this.#resources;
    if (!boards.ready || performance.now() < this.#seasonsDue) return;
    this.#seasonsDue = performance.now() + SEASONS_EVERY_MS;
    await archiveClosing(this.#context, boards);
  }

  /** At the start, and when other roles are hidden. */
  async #readAll(now: number, signal: AbortSignal): Promise<void> {
    const { boards } = this.#resources;
    const hidden = this.#hiddenNow();
    for (const { seasonId, state } of await this.#context.read().documents.find(everySeason)) {
      if (state === 'archived') boards.forget(seasonId);
    }
    await this.#takeAll(rankedOfAll(this.#context.read()), signal);
    if (signal.aborted) return;
    [this.#hidden, this.#looked, this.#swept] = [hidden, now, now];
    boards.loaded();
  }

  async #sweep(now: number, signal: AbortSignal): Promise<void> {
    await this.#takeSince(now - SWEEP_BACK_MS, signal);
    [this.#looked, this.#swept] = [now, now];
  }

  /** Who does all the work is told of all of it. */
  async #look(now: number, signal: AbortSignal): Promise<void> {
    const alone = Array.from({ length: PARTITIONS }).every((_, partition) => this.#context.holds(partition));
    if (!alone || !this.#alone) await this.#takeSince(this.#looked - OVERLAP_MS, signal);
    [this.#alone, this.#looked] = [alone, now];
  }

  #takeSince(moment: number, signal: AbortSignal): Promise<void> {
    const { boards } = this.#resources;
    const isNews = (userId: string, changedAt: string) => boards.isNews(userId, changedAt);
    return this.#takeAll(rankedSince(this.#context.read(), new Date(moment), isNews), signal);
  }

  async #takeAll(all: ReturnType<typeof rankedOfAll>, signal: AbortSignal): Promise<void> {
    for await (const rows of all) {
      if (signal.aborted) return;
      this.take(rows);
      await othersFirst();
    }
  }

  #hiddenNow(): string {
    return `hidden:${[...this.#resources.hidden].sort().join()}`;
  }
}
