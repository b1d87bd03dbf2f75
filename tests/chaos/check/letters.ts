import { DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { DEAD_LETTERS_STREAM } from '@yabot/contracts';
import { isPoison } from '../rig/poison.ts';

/** As much of a dead letter as the checks need. */
export interface Letter {
  readonly service: string;
  readonly code: string;
  readonly reason: string;
  readonly attempts: number;
  readonly at: string;
  readonly message: { readonly envelope: { readonly id: string; readonly correlationId: string } };
}

/** Every dead letter. */
export async function readLetters(connection: NatsConnection): Promise<Letter[]> {
  const manager = await jetstreamManager(connection);
  const { last_seq: last, messages } = (await manager.streams.info(DEAD_LETTERS_STREAM)).state;
  const letters: Letter[] = [];
  if (messages === 0) return letters;
  const all = { deliver_policy: DeliverPolicy.All, filter_subject: 'dlq.>' };
  const consumer = await jetstream(connection).consumers.get(DEAD_LETTERS_STREAM, all);
  for await (const message of await consumer.consume()) {
    const letter = message.json<Partial<Letter>>();
    if (letter.message?.envelope) letters.push(letter as Letter);
    if (message.seq >= last) break;
  }
  await consumer.delete();
  return letters;
}

/** Letters of messages that were not made to be refused. */
export const unasked = (letters: readonly Letter[]): Letter[] =>
  letters.filter(({ message }) => !isPoison(message.envelope.id));
