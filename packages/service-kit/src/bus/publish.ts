import { type JetStreamClient, jetstream } from '@nats-io/jetstream';
import { type MsgHdrs, type NatsConnection, headers as natsHeaders, nuid } from '@nats-io/nats-core';
import type { OutboxRow } from '../store/store.ts';

/** Below this many messages single publishes are quicker than one atomic batch. */
const MIN_ATOMIC = 8;
/** What the server takes in one atomic batch. */
const MAX_ATOMIC = 1_000;
const TIMEOUT_MS = 5_000;

/**
 * Puts messages on their streams, in their order, each with its id so that the server recognises a repetition.
 * Few go one by one, pipelined; many go as one atomic batch, which the server syncs to disk once.
 */
export function publisher(connection: NatsConnection): (messages: readonly OutboxRow[]) => Promise<void> {
  const client = jetstream(connection, { timeout: TIMEOUT_MS });
  return async (messages) => {
    for (const run of runsOfOneStream(messages)) {
      if (
        streamOf(run[0]!) !== 'messages' ||
        run.length < MIN_ATOMIC ||
        !(await publishAtomically(connection, run))
      )
        await publishSingly(client, run);
    }
  };
}

/** An atomic batch stays in one stream and within the server's limit. */
function runsOfOneStream(messages: readonly OutboxRow[]): OutboxRow[][] {
  const runs: OutboxRow[][] = [];
  for (const message of messages) {
    const run = runs.at(-1);
    if (run && run.length < MAX_ATOMIC && streamOf(run[0]!) === streamOf(message)) run.push(message);
    else runs.push([message]);
  }
  return runs;
}

/** Subjects of one stream begin alike. */
const streamOf = ({ subject }: OutboxRow) =>
  /^(evt|cmd)\./.test(subject) ? 'messages' : subject.slice(0, 4);

function headersOf(message: OutboxRow): MsgHdrs {
  const headers = natsHeaders();
  for (const [name, value] of message.headers) headers.append(name, value);
  headers.set('Nats-Msg-Id', message.id);
  return headers;
}

async function publishSingly(client: JetStreamClient, messages: readonly OutboxRow[]) {
  const results = await Promise.allSettled(
    messages.map((message) => client.publish(message.subject, message.data, { headers: headersOf(message) })),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/**
 * @returns whether the server took the batch: it refuses one that holds a message it has already, and older servers refuse all
 * @see https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-50.md
 */
async function publishAtomically(
  connection: NatsConnection,
  messages: readonly OutboxRow[],
): Promise<boolean> {
  const batch = nuid.next();
  for (const [index, message] of messages.entries()) {
    const headers = headersOf(message);
    headers.set('Nats-Batch-Id', batch);
    headers.set('Nats-Batch-Sequence', String(index + 1));
    if (index < messages.length - 1) {
      connection.publish(message.subject, message.data, { headers });
      continue;
    }
    headers.set('Nats-Batch-Commit', '1');
    const reply = await connection.request(message.subject, message.data, { headers, timeout: TIMEOUT_MS });
    return reply.json<{ error?: unknown }>().error === undefined;
  }
  return true;
}
