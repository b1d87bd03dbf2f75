import type { NatsConnection } from '@nats-io/nats-core';
import { DEAD_LETTERS_SUBJECTS, MESSAGES_SUBJECTS, SCHEDULES_SUBJECTS } from '@yabot/contracts';
import type { OutboxRow } from '../store/store.ts';
import { FastIngest, type Ingested } from './fast-ingest.ts';
import { wireHeaders } from './wire-headers.ts';

/** What of an outbox row goes to the stream. */
export type Publishable = Pick<OutboxRow, 'id' | 'subject' | 'headers' | 'data'>;

/** The server drops what waits for a stream beyond 10,000 messages of all senders. */
const MAX_RUN = 1_000;

/**
 * Puts messages on their streams in their order, each with its id so that the server recognises a repetition.
 * @param inboxPrefix under which the connection may take replies
 */
export function publisher(
  connection: NatsConnection,
  inboxPrefix?: string,
): (messages: readonly Publishable[]) => Promise<void> {
  const ingest = new FastIngest(connection, inboxPrefix);
  return async (messages) => {
    for (const run of runsOfOneStream(messages)) await ingest.store(run.map(ingested));
  };
}

/** A run stays in one stream. */
function runsOfOneStream(messages: readonly Publishable[]): Publishable[][] {
  const runs: Publishable[][] = [];
  for (const message of messages) {
    const run = runs.at(-1);
    if (run && run.length < MAX_RUN && streamOf(run[0]!) === streamOf(message)) run.push(message);
    else runs.push([message]);
  }
  return runs;
}

/** The first token of a subject tells its stream. */
const STREAM_BY_TOKEN = new Map(
  [MESSAGES_SUBJECTS, SCHEDULES_SUBJECTS, DEAD_LETTERS_SUBJECTS].flatMap((subjects, stream) =>
    subjects.map((subject): [string, number] => [subject.split('.')[0]!, stream]),
  ),
);

const streamOf = ({ subject }: Publishable) => STREAM_BY_TOKEN.get(subject.slice(0, subject.indexOf('.')));

const ingested = ({ id, subject, data, headers }: Publishable): Ingested => ({
  subject,
  data,
  headers: wireHeaders([...headers, ['Nats-Msg-Id', id]]),
});
