import { setTimeout as wait } from 'node:timers/promises';
import type { AttachContext, Log } from '@yabot/service-kit';
import { backOff, waitAsAsked } from '../rules/pacing.ts';
import { type BotApi, endOf } from '../telegram/bot-api.ts';
import type { Aside } from './aside.ts';
import { ALLOWED_UPDATES } from './classify.ts';
import type { Excuse } from './excuse.ts';
import { type RawUpdate, readUpdate, type Taker } from './taker.ts';

/** So long Telegram waits for an update before it answers with none. */
export const POLL_SECONDS = 25;
/** The same while updates wait aside, of which the database may have room for again at any time. */
const POLL_SECONDS_ASIDE = 1;
const AT_ONCE = 100;
/** What comes meanwhile is taken together. */
const EVERY_MS = 16;
const LOOK_AGAIN_MS = 500;
const MOST_BETWEEN_TRIES_MS = 10_000;
const MOST_IN_STORE_OUTAGE_MS = 2_000;
/** So that what comes meanwhile is put aside together. */
const BETWEEN_ASIDE_MS = 200;
const CONFLICT = 409;
/** Apart from `telegram`: while messages go out, updates may not come in. */
const DEPENDENCY = 'telegram-updates';

/** What polling needs. */
interface Poll {
  readonly api: BotApi;
  readonly taker: Pick<Taker, 'take'>;
  readonly aside: Aside;
  readonly excuse: Pick<Excuse, 'make'>;
  readonly log: Log;
  readonly health: AttachContext['health'];
  /** Of several gateways only one polls. */
  readonly isMine: () => boolean;
  readonly signal: AbortSignal;
}

/** Asks Telegram for updates until the signal; what is asked for next confirms only what is on the disk. */
export async function pollUpdates(poll: Poll): Promise<void> {
  const { aside, health, isMine, signal } = poll;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    if (!isMine()) {
      await aside.close();
      await pause(LOOK_AGAIN_MS, signal);
      continue;
    }
    try {
      await aside.open();
      await takeAside(poll);
      const updates = await nextUpdates(poll, offset);
      const shared = pause(EVERY_MS, signal);
      if (failures > 0) health.set(DEPENDENCY, 'healthy');
      failures = 0;
      if (!(await takeAll(updates, poll))) return;
      // After a quiet week ids begin anew, maybe lower: no number from before may stand in their way.
      offset = updates.length === 0 ? 0 : Math.max(...updates.map(({ update_id }) => update_id)) + 1;
      if (updates.length < AT_ONCE) await shared;
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

function nextUpdates({ api, aside, signal }: Poll, offset: number) {
  const timeout = aside.size > 0 ? POLL_SECONDS_ASIDE : POLL_SECONDS;
  return api.getUpdates(
    { offset, timeout, limit: AT_ONCE, allowed_updates: [...ALLOWED_UPDATES] },
    signal as never,
  );
}

const failureName = (code: number | undefined) =>
  code === CONFLICT ? 'another-gateway-polls' : 'polling-failed';

const pause = (milliseconds: number, signal: AbortSignal) =>
  wait(milliseconds, undefined, { signal }).catch(() => undefined);

/** Tries until all are committed, or aside; resolves to false when stopped before. */
async function takeAll(updates: readonly unknown[], poll: Poll): Promise<boolean> {
  const { taker, aside, excuse, signal } = poll;
  let left = updates.flatMap((update) => readUpdate(update) ?? []);
  for (let failures = 1; ; failures++) {
    if (await takeAside(poll)) left = await untaken(left, taker);
    for (const update of left) excuse.make(update);
    if (left.length === 0 || (await putAside(left, poll))) break;
    if (signal.aborted) return false;
    await pause(backOff(failures, Math.random(), MOST_IN_STORE_OUTAGE_MS), signal);
  }
  if (aside.size > 0) await pause(BETWEEN_ASIDE_MS, signal);
  return true;
}

/** Those aside are taken before any that came after them, the first alone: it tells whether there is a database. */
async function takeAside({ taker, aside }: Poll): Promise<boolean> {
  for (let count = 1; aside.size > 0; count = AT_ONCE) {
    const some = aside.first(count);
    if ((await untaken(some, taker)).length > 0) return false;
    await aside.taken(some.length);
  }
  return true;
}

async function putAside(updates: readonly RawUpdate[], { aside, log }: Poll): Promise<boolean> {
  if (aside.size === 0) log.warn({ count: updates.length }, 'updates-put-aside');
  return aside.keep(updates);
}

async function untaken(updates: readonly RawUpdate[], taker: Pick<Taker, 'take'>): Promise<RawUpdate[]> {
  const taken = await Promise.all(updates.map((update) => taker.take(update)));
  return updates.filter((_, index) => !taken[index]);
}
