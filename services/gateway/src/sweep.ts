import { PARTITIONS } from '@yabot/contracts';
import type { AttachContext } from '@yabot/service-kit';

/** With others, work for this instance may be committed by another. */
const LOOK_MS = 250;
/** Alone, nothing but a crash leaves work behind. */
const LOOK_ALONE_MS = 1_000;
const EVERY_LOOKS_ALONE = 10;

const ALL = Array.from({ length: PARTITIONS }, (_, partition) => partition);

/** Looks for work in the database that nobody in this process knows of: after a start, and when partitions come. */
export class Sweep {
  readonly #context: AttachContext;
  readonly #behind: () => boolean;
  readonly #look: (partitions: readonly number[]) => Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #looking: Promise<void> | undefined;
  #held = new Set<number>();
  #looks = 0;

  /** @param behind whether work is known to be left that is not in this process's hands */
  constructor(
    context: AttachContext,
    behind: () => boolean,
    look: (partitions: readonly number[]) => Promise<void>,
  ) {
    this.#context = context;
    this.#behind = behind;
    this.#look = look;
    this.#turn();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #turn() {
    const held = ALL.filter((partition) => this.#context.holds(partition));
    const more = held.some((partition) => !this.#held.has(partition));
    this.#held = new Set(held);
    const alone = held.length === PARTITIONS;
    const due = this.#looks++ % EVERY_LOOKS_ALONE === 0;
    const idle = held.length === 0 || (alone && !more && !due && !this.#behind());
    this.#looking = idle ? Promise.resolve() : this.#sweep(held);
    void this.#looking.then(() => {
      if (!this.#stopped) this.#timer = setTimeout(() => this.#turn(), alone ? LOOK_ALONE_MS : LOOK_MS);
    });
  }

  #sweep(held: readonly number[]) {
    return this.#look(held).catch((error) => {
      this.#held.clear();
      this.#context.log.warn({ error: String(error) }, 'sweep-failed');
    });
  }
}
