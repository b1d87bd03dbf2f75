import { type NatsConnection, headers as natsHeaders } from '@nats-io/nats-core';
import { eventSubject, partitionOf, ReactionAdded, toHeaders } from '@yabot/contracts';
import { v7 as uuidv7 } from 'uuid';
import { GROUP, PAID_EMOJIS } from '../../shared/content.ts';

/** A message ready to be published. */
export interface Publishable {
  readonly id: string;
  readonly subject: string;
  readonly data: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** Reactions of some users, in turn, each on a post this user did not react to before. */
export function reactionsOf(users: readonly string[], count: number): Publishable[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / users.length);
    return reaction(users[index % users.length]!, round + 1, PAID_EMOJIS[round % PAID_EMOJIS.length]!);
  });
}

/** Users nobody has heard of. */
export const newUsers = (count: number): string[] => Array.from({ length: count }, () => uuidv7());

/** As the gateway publishes it. */
function reaction(userId: string, messageId: number, emoji: string): Publishable {
  const id = uuidv7();
  const post = { chatId: GROUP, messageId };
  const headers = toHeaders({
    id,
    entity: userId,
    source: 'gateway',
    type: ReactionAdded.type,
    time: new Date().toISOString(),
    correlationId: id,
  });
  return {
    id,
    headers,
    subject: eventSubject(ReactionAdded as never, partitionOf(userId)),
    data: JSON.stringify({ userId, post, emoji, via: 'reaction' }),
  };
}

export function headersOf({ id, headers }: Publishable) {
  const all = natsHeaders();
  for (const [name, value] of headers) all.set(name, value);
  all.set('Nats-Msg-Id', id);
  return all;
}

const BATCH = 500;

/** Publishes as fast as the server takes it: in atomic batches, each synced to disk once. */
export async function publishAll(
  connection: NatsConnection,
  messages: readonly Publishable[],
): Promise<void> {
  for (let first = 0; first < messages.length; first += BATCH) {
    await publishBatch(connection, messages.slice(first, first + BATCH));
  }
}

async function publishBatch(connection: NatsConnection, messages: readonly Publishable[]) {
  const batch = uuidv7();
  for (const [index, message] of messages.entries()) {
    const headers = headersOf(message);
    headers.set('Nats-Batch-Id', batch);
    headers.set('Nats-Batch-Sequence', String(index + 1));
    if (index < messages.length - 1) {
      connection.publish(message.subject, message.data, { headers });
      continue;
    }
    headers.set('Nats-Batch-Commit', '1');
    const reply = await connection.request(message.subject, message.data, { headers, timeout: 10_000 });
    const { error } = reply.json<{ error?: { description: string } }>();
    if (error) throw new Error(`The server refused a batch: ${error.description}`);
  }
}
