import { batchHeaders, type Envelope, toBatch, toHeaders } from '@yabot/contracts';
import type { OutboxRow } from '../store/store.ts';
import type { Outgoing } from './outgoing.ts';

/** What an instance has taken from NATS and not dealt with is bounded in messages of NATS. */
const MOST_MESSAGES = 16;
/** With envelopes, and three bytes a character, still less than what NATS takes. */
const MOST_CHARACTERS = 60_000;

interface Share {
  readonly index: number;
  readonly messages: Outgoing[];
  characters: number;
}

/** Messages as they go to the stream, in an order that keeps that of each entity. */
export const share = (messages: readonly Outgoing[]): Omit<OutboxRow, 'lane' | 'position'>[] =>
  sharing(messages).map(asOne);

/**
 * Which messages go as one message of the stream: those of one subject, as long as those of each entity stay in order,
 * whatever their subjects. What has headers of its own goes alone.
 */
export function sharing(messages: readonly Outgoing[]): (readonly Outgoing[])[] {
  const shares: Share[] = [];
  const latestOf = { subject: new Map<string, Share>(), entity: new Map<string, Share>() };
  const begin = (message: Outgoing): Share => {
    const share = { index: shares.length, messages: [message], characters: message.data.length };
    shares.push(share);
    return share;
  };
  for (const message of messages) {
    const { subject, envelope, headers } = message;
    if (!envelope || headers.length > 0) {
      begin(message);
      continue;
    }
    const before = latestOf.entity.get(envelope.entity)?.index ?? 0;
    let share = latestOf.subject.get(subject);
    if (share && share.index >= before && hasRoom(share, message)) join(share, message);
    else share = begin(message);
    latestOf.subject.set(subject, share);
    latestOf.entity.set(envelope.entity, share);
  }
  return shares.map((share) => share.messages);
}

const hasRoom = ({ messages, characters }: Share, { data }: Outgoing) =>
  messages.length < MOST_MESSAGES && characters + data.length <= MOST_CHARACTERS;

function join(share: Share, message: Outgoing) {
  share.messages.push(message);
  share.characters += message.data.length;
}

function asOne(messages: readonly Outgoing[]): Omit<OutboxRow, 'lane' | 'position'> {
  const [{ id, at, subject, envelope, headers, data }] = messages as readonly [Outgoing];
  if (messages.length > 1) {
    const enveloped = messages as readonly (Outgoing & { readonly envelope: Envelope })[];
    return { id, at, subject, headers: batchHeaders(id), data: toBatch(enveloped) };
  }
  return { id, at, subject, headers: envelope ? [...toHeaders(envelope), ...headers] : headers, data };
}
