import type { OutgoingMessage, SendMethod } from '@yabot/contracts';
import { type Lane, laneOf } from './lanes.ts';

/** How urgent a message is. */
export type Priority = 'reply' | 'notice' | 'bulk';

/** A message in the send queue. It is deleted once Telegram has it. */
export interface Outgoing {
  /** A second row with the same id takes the place of the first while that waits. */
  readonly id: string;
  /** Rows with the same are sent one after another: a user's private chat, or a group. */
  readonly lane: string;
  readonly partition: number;
  readonly chatId: number;
  /** The user whose private chat it is; null in a group. */
  readonly userId: string | null;
  readonly priority: Priority;
  readonly method: SendMethod;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Counts how often the row was replaced. */
  readonly revision: number;
  /** `refused`: Telegram will not take it; it is in the dead letters. */
  readonly state: 'waiting' | 'refused';
  readonly reason: string | null;
  /** What is to follow from Telegram's answer; null when nothing is. */
  readonly errand: Errand | null;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A call to Telegram that something follows from, whether it is taken or refused. */
export interface Errand {
  /** Which one: {@link ERRANDS} has it. */
  readonly name: string;
  /** What is to be known when the answer comes. */
  readonly about: Readonly<Record<string, unknown>>;
}

/** A message as it is put into the send queue. */
export function outgoingRow(
  { chatId, userId, method, payload }: OutgoingMessage,
  about: {
    readonly id: string;
    readonly priority: Priority;
    readonly correlationId: string;
    readonly now: Date;
    readonly revision?: number;
    readonly errand?: Errand;
    /** Its own order, where it is not that of the chat. */
    readonly lane?: Lane;
  },
): Outgoing {
  return {
    id: about.id,
    ...(about.lane ?? laneOf(chatId, userId)),
    chatId,
    userId,
    priority: about.priority,
    method,
    payload,
    revision: about.revision ?? 1,
    state: 'waiting',
    reason: null,
    errand: about.errand ?? null,
    correlationId: about.correlationId,
    at: about.now.toISOString(),
  };
}
