import { jetstream } from '@nats-io/jetstream';
import { headers as natsHeaders } from '@nats-io/nats-core';
import {
  COMMANDS,
  durableCommandSubject,
  EVENTS,
  eventSubject,
  partitionOf,
  toHeaders,
} from '@yabot/contracts';
import { CliError } from '../terminal/cli-error.ts';
import { type AuditRecord, auditRecord, auditSubject } from './audit.ts';
import type { Letter } from './letter.ts';
import type { Letters } from './letters.ts';

/** Tells a service that it may take up again what it has given up. */
const REPLAY_HEADER = 'yabot-replay';

/**
 * Sends the message of a letter again, as it was; its service takes it up once, and the others know it already.
 * Doing it twice, at once or after a crash in between, has one effect. What fails again is a letter again.
 */
export async function replay(letters: Letters, letter: Letter, now: Date): Promise<void> {
  const { envelope, raw } = letter.message;
  const headers = natsHeaders();
  for (const [name, value] of toHeaders(envelope)) headers.set(name, value);
  headers.set(REPLAY_HEADER, String(letter.seq));
  const subject = originalSubject(letter);
  await jetstream(letters.connection).publish(subject, raw, { headers, msgID: `replay:${nameOf(letter)}` });
  await note(letters, letter, auditRecord('replayed', letter, { now }));
  await letters.remove(letter.seq);
}

/** Gives a letter up for good, and keeps who did so and why. */
export async function discard(letters: Letters, letter: Letter, reason: string, now: Date): Promise<void> {
  await note(letters, letter, auditRecord('discarded', letter, { now, reason }));
  await letters.remove(letter.seq);
}

/**
 * Where the message of a letter came from.
 * @throws CliError when this version does not know that type of message
 */
export function originalSubject({ seq, message: { envelope, entity } }: Letter): string {
  const partition = partitionOf(entity);
  const event = EVENTS.find(({ type }) => type === envelope.type);
  if (event) return eventSubject(event, partition);
  const command = COMMANDS.find(({ type }) => type === envelope.type);
  if (command) return durableCommandSubject(command, partition);
  throw new CliError('dlq.unknown-type', { seq, type: envelope.type });
}

/** The same letter has the same name, also when the stream was made anew and counts from the beginning. */
const nameOf = ({ service, at, message }: Letter) => `${service}:${message.envelope.id}:${at}`;

async function note(letters: Letters, letter: Letter, record: AuditRecord): Promise<void> {
  const msgID = `${record.action}:${nameOf(letter)}`;
  await jetstream(letters.connection).publish(auditSubject(letter.service), JSON.stringify(record), {
    msgID,
  });
}
