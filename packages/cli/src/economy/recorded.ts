import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { MESSAGES_STREAM, Movements, readableIn } from '@yabot/contracts';
import type { Message } from '@yabot/economy-simulation';
import type { z } from 'zod';
import { ask } from '../fleet/ask.ts';
import { scan } from '../streams/scan.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { timeOfUuid } from '../trace/uuid-time.ts';

/** A movement as the ledger gives it. */
export type BookedMovement = z.infer<typeof Movements.result>['movements'][number];

/** So many the wallet gives at once. */
const PAGE = 400;

/** Since when the stream has everything, and whether that is from the first message on. */
export async function recordedSince(
  connection: NatsConnection,
): Promise<{ since: Date; whole: boolean } | undefined> {
  const manager = await jetstreamManager(connection);
  const { state } = await manager.streams.info(MESSAGES_STREAM);
  if (state.messages === 0) return undefined;
  return { since: new Date(state.first_ts), whole: state.first_seq === 1 };
}

/** All that was recorded of what began until a moment, in order. */
export async function eachRecorded(
  connection: NatsConnection,
  until: Date,
  take: (message: Message) => void,
  progress: (part: number) => void,
): Promise<number> {
  let count = 0;
  const visit = (stored: Parameters<typeof readableIn>[0]) => {
    for (const { envelope, data } of readableIn(stored)) {
      if (begunAt(envelope.correlationId, envelope.time) > until) continue;
      count++;
      take({ type: envelope.type, data, envelope });
    }
  };
  await scan(await jetstreamManager(connection), { stream: MESSAGES_STREAM }, visit, progress);
  return count;
}

/**
 * All movements of what began until a moment, in the order of the ledger.
 * @param take gives true when no more are wanted
 * @returns the movement after which to go on
 * @throws CliError when the wallet does not answer
 */
export async function eachMovement(
  connection: NatsConnection,
  { until, after }: { readonly until: Date; readonly after?: string | undefined },
  take: (movement: BookedMovement) => boolean,
): Promise<string | undefined> {
  let last = after;
  for (;;) {
    const reply = await ask(connection, Movements, { limit: PAGE, ...(last ? { after: last } : {}) });
    if (!('result' in reply)) {
      throw new CliError('economy.no-ledger', { why: reply.refused.code }, EXIT_CODES.notReachable);
    }
    for (const movement of reply.result.movements) {
      const counts = begunAt(movement.correlationId, movement.at) <= until;
      if (counts && take(movement)) return last;
      last = movement.movementId;
    }
    if (reply.result.next === null) return last;
  }
}

/** When the outside action was that all of a chain came of. */
const begunAt = (correlationId: string, time: string) => timeOfUuid(correlationId) ?? new Date(time);
