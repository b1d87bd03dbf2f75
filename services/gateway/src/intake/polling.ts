import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '@yabot/service-kit';
import { backOff } from '../rules/pacing.ts';
import { type BotApi, endOf } from '../telegram/bot-api.ts';
import { ALLOWED_UPDATES } from './classify.ts';
import { readUpdate, type Taker } from './taker.ts';

const POLL_SECONDS = 25;
const AT_ONCE = 100;
const LOOK_AGAIN_MS = 500;
const MOST_BETWEEN_TRIES_MS = 10_000;
const CONFLICT = 409;

/** What polling needs. */
interface Poll {
  readonly api: BotApi;
  readonly taker: Pick<Taker, 'take'>;
  readonly log: Log;
  /** Of several gateways only one polls. */
  readonly isMine: () => boolean;
  readonly signal: AbortSignal;
}

/** Asks Telegram for updates until the signal; what is asked for next confirms only what was committed. */
export async function pollUpdates(poll: Poll): Promise<void> {
  const { log, isMine, signal } = poll;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    if (!isMine()) {
      await wait(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
      continue;
    }
    try {
      const updates = await poll.api.getUpdates(
        { offset, limit: AT_ONCE, timeout: POLL_SECONDS, allowed_updates: [...ALLOWED_UPDATES] },
        signal as never,
      );
      failures = 0;
      if (!(await takeAll(updates, poll))) return;
      // After a quiet week ids begin anew, maybe lower: no number from before may stand in their way.
      offset = updates.length === 0 ? 0 : Math.max(...updates.map(({ update_id }) => update_id)) + 1;
    } catch (error) {
      if (signal.aborted) return;
      const { code, description } = endOf(error);
      if (++failures === 1)
        log.warn(
          { code, reason: description },
          code === CONFLICT ? 'another-gateway-polls' : 'polling-failed',
        );
      await wait(backOff(failures, Math.random(), MOST_BETWEEN_TRIES_MS), undefined, { signal }).catch(
        () => undefined,
      );
    }
  }
}

/** Tries until all are committed; resolves to false when stopped before. */
async function takeAll(updates: readonly unknown[], { taker, signal }: Poll): Promise<boolean> {
  let left = updates.flatMap((update) => readUpdate(update) ?? []);
  for (let failures = 1; left.length > 0; failures++) {
    const taken = await Promise.all(left.map((update) => taker.take(update)));
    left = left.filter((_, index) => !taken[index]);
    if (left.length === 0) break;
    if (signal.aborted) return false;
    await wait(backOff(failures, Math.random(), 2_000), undefined, { signal }).catch(() => undefined);
  }
  return true;
}
