import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { DEAD_LETTERS_STREAM, MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';
import type { Letter } from '../dlq/letter.ts';
import { scan } from '../streams/scan.ts';
import { consumptions } from './consumers.ts';
import { type Trace, traceOf } from './trace.ts';
import { type TracedMessage, tracedLetter, tracedMessage } from './traced-message.ts';
import { timeOfUuid } from './uuid-time.ts';

/** Clocks of machines differ a little. */
const EARLIER_MS = 1_000;

/** How to look for a chain. */
export interface TraceSearch {
  /** A correlation id, or the id of any message of the chain. */
  readonly id: string;
  /** How long after its beginning to look for what it led to. */
  readonly withinMs: number;
  /** Once something was found, looks no further than this long after the last of it. */
  readonly quietMs?: number | undefined;
  readonly progress?: (part: number) => void;
}

/** Looks up a chain on the streams; undefined when nothing of it is there. */
export async function readTrace(connection: NatsConnection, search: TraceSearch): Promise<Trace | undefined> {
  const manager = await jetstreamManager(connection);
  const began = timeOfUuid(search.id);
  const soon = await findChain(manager, search, began);
  // Whoever made the id may have had a wrong clock: then the streams are looked through from their beginning.
  const found = began && isNothing(soon) ? await findChain(manager, search, undefined) : soon;
  const correlationId = found.messages.length + found.letters.length > 0 ? search.id : found.partOf;
  if (!correlationId) return undefined;
  if (correlationId !== search.id) return readTrace(connection, { ...search, id: correlationId });
  return traceOf(correlationId, found.messages, found.letters, await consumptions(manager));
}

interface Chain {
  readonly messages: readonly TracedMessage[];
  readonly letters: readonly Letter[];
  /** The chain to which the message of that id belongs. */
  readonly partOf: string | undefined;
}

async function findChain(
  manager: JetStreamManager,
  { id, withinMs, quietMs, progress }: TraceSearch,
  began: Date | undefined,
): Promise<Chain> {
  const from = began && new Date(began.getTime() - EARLIER_MS);
  const until = began && new Date(began.getTime() + withinMs);
  const messages: TracedMessage[] = [];
  const letters: Letter[] = [];
  let partOf: string | undefined;
  const take = (message: Parameters<typeof tracedMessage>[0]) => {
    const correlationId = message.headers?.get('ce-correlationid');
    if (message.headers?.get('ce-id') === id && correlationId !== id) partOf = correlationId;
    if (correlationId !== id) return false;
    messages.push(...one(tracedMessage(message)));
    return true;
  };
  await scan(manager, { stream: MESSAGES_STREAM, from, until, quietMs, headersOnly: true }, take, progress);
  await scan(manager, { stream: SCHEDULES_STREAM, from, headersOnly: true }, take);
  await scan(manager, { stream: DEAD_LETTERS_STREAM, from }, (message) => {
    if (message.headers?.get('ce-correlationid') === id) letters.push(...one(tracedLetter(message)));
  });
  return { messages, letters, partOf };
}

const isNothing = ({ messages, letters, partOf }: Chain) =>
  messages.length + letters.length === 0 && partOf === undefined;

const one = <T>(found: T | undefined): T[] => (found === undefined ? [] : [found]);
