import { type JetStreamClient, jetstream } from '@nats-io/jetstream';
import { type MsgHdrs, type NatsConnection, headers as natsHeaders, nuid } from '@nats-io/nats-core';
import { DEAD_LETTERS_SUBJECTS, MESSAGES_SUBJECTS, SCHEDULES_SUBJECTS } from '@yabot/contracts';
import type { OutboxRow } from '../store/store.ts';

/** What the server takes in one atomic batch. */
const MAX_ATOMIC = 1_000;
const TIMEOUT_MS = 5_000;
/** The server's code for a batch that holds a message it has already. */
const HOLDS_REPETITION = 10_201;

/** The server did not take messages, such as when a stream is full. */
export class PublishRefused extends Error {
  readonly code = 'publish-refused';
  constructor(description: string) {
    super(`NATS refused what was published: ${description}`);
    this.name = 'PublishRefused';
  }
}

/**
 * Puts messages on their streams in their order, each with its id so that the server recognises a repetition. Several
 * go as one atomic batch, which the server syncs to disk once: sent singly without waiting, they would lose their order
 * when the connection breaks in between, and waiting for each takes longer.
 */
export function publisher(connection: NatsConnection): (messages: readonly OutboxRow[]) => Promise<void> {
  const client = jetstream(connection, { timeout: TIMEOUT_MS });
  return async (messages) => {
    for (const run of runsOfOneStream(messages)) await publishRun(connection, client, run);
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

/** The first token of a subject tells its stream. */
const STREAM_BY_TOKEN = new Map(
  [MESSAGES_SUBJECTS, SCHEDULES_SUBJECTS, DEAD_LETTERS_SUBJECTS].flatMap((subjects, stream) =>
    subjects.map((subject): [string, number] => [subject.split('.')[0]!, stream]),
  ),
);

const streamOf = ({ subject }: OutboxRow) => STREAM_BY_TOKEN.get(subject.slice(0, subject.indexOf('.')));

/** Those a run begins with may be there already, after an acknowledgement that was lost. */
async function publishRun(connection: NatsConnection, client: JetStreamClient, run: readonly OutboxRow[]) {
  if (run.length > 1 && (await publishAtomically(connection, run))) return;
  const rest = run.slice(await publishUntilNew(client, run));
  if (rest.length > 1 && (await publishAtomically(connection, rest))) return;
  for (const message of rest) await publishOne(client, message);
}

/** @returns how many were published: those the server had, and the first that it had not */
async function publishUntilNew(client: JetStreamClient, run: readonly OutboxRow[]): Promise<number> {
  for (const [index, message] of run.entries()) {
    const { duplicate } = await publishOne(client, message);
    if (!duplicate) return index + 1;
  }
  return run.length;
}

function publishOne(client: JetStreamClient, message: OutboxRow) {
  return client.publish(message.subject, message.data, { headers: headersOf(message) });
}

/**
 * @returns false when the server refused the batch because it has one of the messages already
 * @throws PublishRefused when it refused the batch for another reason
 * @see https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-50.md
 */
async function publishAtomically(
  connection: NatsConnection,
  messages: readonly OutboxRow[],
): Promise<boolean> {
  const batch = nuid.next();
  const last = messages.length - 1;
  const headersAt = (index: number) => {
    const headers = headersOf(messages[index]!);
    headers.set('Nats-Batch-Id', batch);
    headers.set('Nats-Batch-Sequence', String(index + 1));
    if (index === last) headers.set('Nats-Batch-Commit', '1');
    return headers;
  };
  for (const [index, { subject, data }] of messages.slice(0, last).entries()) {
    connection.publish(subject, data, { headers: headersAt(index) });
  }
  const { subject, data } = messages[last]!;
  const reply = await connection.request(subject, data, { headers: headersAt(last), timeout: TIMEOUT_MS });
  const { error } = reply.json<{ error?: { err_code: number; description: string } }>();
  if (!error) return true;
  if (error.err_code === HOLDS_REPETITION) return false;
  throw new PublishRefused(error.description);
}

function headersOf(message: OutboxRow): MsgHdrs {
  const headers = natsHeaders();
  for (const [name, value] of message.headers) headers.append(name, value);
  headers.set('Nats-Msg-Id', message.id);
  return headers;
}
