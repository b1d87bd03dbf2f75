import { setTimeout as wait } from 'node:timers/promises';
import type { AttachContext, Log } from '@yabot/service-kit';
import { backOff, waitAsAsked } from '../rules/pacing.ts';
import { type BotApi, endOf } from '../telegram/bot-api.ts';
import { ALLOWED_UPDATES } from './classify.ts';
import { readUpdate, type Taker } from './taker.ts';

/** So long Telegram waits for an update before it answers with none. */
export const POLL_SECONDS = 25;
const AT_ONCE = 100;
const LOOK_AGAIN_MS = 500;
const MOST_BETWEEN_TRIES_MS = 10_000;
const MOST_IN_STORE_OUTAGE_MS = 2_000;
const CONFLICT = 409;
/** Apart from `telegram`: while messages go out, updates may not come in. */
const DEPENDENCY = 'telegram-updates';

/** What polling needs. */
interface Poll {
  readonly api: BotApi;
  readonly taker: Pick<Taker, 'take'>;
  readonly log: Log;
  readonly health: AttachContext['health'];
  /** Of several gateways only one polls. */
  readonly isMine: () => boolean;
  readonly signal: AbortSignal;
}

/** Asks Telegram for updates until the signal; what is asked for next confirms only what was committed. */
export async function pollUpdates(poll: Poll): Promise<void> {
  const { health, isMine, signal } = poll;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    if (!isMine()) {
      await pause(LOOK_AGAIN_MS, signal);
      continue;
    }
    try {
      const updates = await nextUpdates(poll, offset);
      if (failures > 0) health.set(DEPENDENCY, 'healthy');
      failures = 0;
      if (!(await takeAll(updates, poll))) return;
      // After a quiet week ids begin anew, maybe lower: no number from before may stand in their way.
      offset = updates.length === 0 ? 0 : Math.max(...updates.map(({ update_id }) => update_id)) + 1;
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      const { code, description, retryAfter } = endOf(error);
      health.set(DEPENDENCY, code === CONFLICT ? 'degraded' : 'failed');
      if (failures === 1) poll.log.warn({ code, reason: description }, failureName(code));
      await pause(waitAsAsked(failures, Math.random(), MOST_BETWEEN_TRIES_MS, retryAfter), signal);
    }
  }
}

const nextUpdates = ({ api, signal }: Poll, offset: number) =>
  api.getUpdates(
    { offset, limit: AT_ONCE, timeout: POLL_SECONDS, allowed_updates: [...ALLOWED_UPDATES] },
    signal as never,
  );

const failureName = (code: number | undefined) =>
  code === CONFLICT ? 'another-gateway-polls' : 'polling-failed';

const pause = (milliseconds: number, signal: AbortSignal) =>
  wait(milliseconds, undefined, { signal }).catch(() => undefined);

/** Tries until all are committed; resolves to false when stopped before. */
async function takeAll(updates: readonly unknown[], { taker, signal }: Poll): Promise<boolean> {
  let left = updates.flatMap((update) => readUpdate(update) ?? []);
  for (let failures = 1; left.length > 0; failures++) {
    const taken = await Promise.all(left.map((update) => taker.take(update)));
    left = left.filter((_, index) => !taken[index]);
    if (left.length === 0) break;
    if (signal.aborted) return false;
    await pause(backOff(failures, Math.random(), MOST_IN_STORE_OUTAGE_MS), signal);
  }
  return true;
}
