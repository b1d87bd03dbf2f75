import { type JetStreamManager, type JsMsg, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { DEAD_LETTERS_STREAM, MESSAGES_STREAM, SCHEDULES_STREAM } from '@yabot/contracts';
import type { Letter } from '../dlq/letter.ts';
import { mayTellOf } from '../streams/mention.ts';
import { type ScanRange, scan } from '../streams/scan.ts';
import { mayBeginEarlier } from './beginning.ts';
import { consumptions } from './consumers.ts';
import { type Trace, traceOf } from './trace.ts';
import { type TracedMessage, tracedLetter, tracedMessages } from './traced-message.ts';
import { timeOfUuid } from './uuid-time.ts';

/** Clocks of machines differ a little. */
const EARLIER_MS = 1_000;
/** How wrong a clock may have been where a chain was found in part. */
const WRONG_MS = 3_600_000;

/** How to look for a chain. */
export interface TraceSearch {
  /** A correlation id, or the id of any message of the chain. */
  readonly id: string;
  /** How long after its beginning to look for what it led to; before anything is found, after the time its id tells. */
  readonly withinMs: number;
  /** Once something was found, looks no further than this long after the last of it. */
  readonly quietMs?: number | undefined;
  readonly progress?: (part: number) => void;
}

/** Looks up a chain on the streams; undefined when nothing of it is there. */
export async function readTrace(connection: NatsConnection, search: TraceSearch): Promise<Trace | undefined> {
  const manager = await jetstreamManager(connection);
  const found = await findWherever(manager, search);
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

/** Begins to look where the id says. Whoever made it may have had a wrong clock: then it looks further back. */
async function findWherever(manager: JetStreamManager, search: TraceSearch): Promise<Chain> {
  const began = timeOfUuid(search.id);
  if (!began) return findChain(manager, search, {});
  const until = later(began, search.withinMs);
  const soon = await findChain(manager, search, { from: later(began, -EARLIER_MS), until });
  if (isNothing(soon)) return findChain(manager, search, {});
  if (!mayBeginEarlier(soon.messages, began)) return soon;
  return findChain(manager, search, { from: later(began, -WRONG_MS), until });
}

async function findChain(
  manager: JetStreamManager,
  { id, withinMs, quietMs, progress }: TraceSearch,
  { from, until }: Pick<ScanRange, 'from' | 'until'>,
): Promise<Chain> {
  const messages: TracedMessage[] = [];
  const letters: Letter[] = [];
  let partOf: string | undefined;
  const take = (message: JsMsg) => {
    if (!mayTellOf(message, id)) return false;
    const told = tracedMessages(message);
    const own = told.filter(({ envelope }) => envelope.correlationId === id);
    partOf ??= told.find((each) => each.envelope.id === id && !own.includes(each))?.envelope.correlationId;
    messages.push(...own);
    return own.length > 0;
  };
  await scan(manager, { stream: MESSAGES_STREAM, from, until, withinMs, quietMs }, take, progress);
  await scan(manager, { stream: SCHEDULES_STREAM, from }, take);
  await scan(manager, { stream: DEAD_LETTERS_STREAM, from }, (message) => {
    if (message.headers?.get('ce-correlationid') === id) letters.push(...one(tracedLetter(message)));
  });
  return { messages, letters, partOf };
}

const isNothing = ({ messages, letters, partOf }: Chain) =>
  messages.length + letters.length === 0 && partOf === undefined;

const later = (moment: Date, milliseconds: number) => new Date(moment.getTime() + milliseconds);

const one = <T>(found: T | undefined): T[] => (found === undefined ? [] : [found]);
