import { conflict } from '../telegram/errors.ts';
import type { Update, UpdateQueue } from './queue.ts';

export interface PollParams {
  offset: number;
  limit: number;
  /** Seconds. */
  timeout: number;
}

interface WaitingPoll {
  wake: () => void;
  fail: (error: Error) => void;
}

const TWO_POLLERS = 'terminated by other getUpdates request; make sure that only one bot instance is running';

/** getUpdates: one poller at a time, which waits for news. */
export class LongPoll {
  private readonly queue: UpdateQueue;
  private waiting: WaitingPoll | undefined;

  constructor(queue: UpdateQueue) {
    this.queue = queue;
    queue.listen(() => this.waiting?.wake());
  }

  /** The updates from `offset` on; waits for the first one at most `timeout` seconds, or until `gone` is aborted. */
  async poll({ offset, limit, timeout }: PollParams, gone: AbortSignal): Promise<Update[]> {
    this.queue.confirmUpTo(offset);
    if (this.queue.size === 0 && timeout > 0) {
      this.waiting?.fail(conflict(TWO_POLLERS));
      await this.news(timeout * 1_000, gone);
    }
    return gone.aborted ? [] : this.queue.oldest(limit);
  }

  /** Ends a poll that waits, with Telegram's reason. */
  terminate(reason: string): void {
    this.waiting?.fail(conflict(reason));
  }

  // Woken by the first update, it answers a turn later, so that updates made together travel together.
  private news(timeoutMs: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        gone.removeEventListener('abort', wake);
        if (this.waiting === poll) this.waiting = undefined;
        setImmediate(settle);
      };
      const wake = () => end(resolve);
      const poll = { wake, fail: (error: Error) => end(() => reject(error)) };
      const timer = setTimeout(wake, timeoutMs);
      gone.addEventListener('abort', wake);
      this.waiting = poll;
    });
  }
}
