import type { Envelope, Refusal } from '@yabot/contracts';
import type { CommandHandler, EventHandler } from '../definitions/handlers.ts';

/** Data as it came: as text, or out of a batch of messages that was read as one. */
export type Raw = string | { readonly json: unknown };

/** Data as text. */
export const rawText = (raw: Raw): string =>
  typeof raw === 'string' ? raw : (JSON.stringify(raw.json) ?? '');

/** A message on its way through a batch. */
export interface Item {
  /** The id under which the inbox remembers it. */
  readonly inboxId: string;
  readonly envelope: Envelope;
  /** The entity it is about: messages of one entity keep their order. */
  readonly entity: string;
  readonly handler: EventHandler | CommandHandler;
  /** Fits the handler's schema. Unread when `poison` is set. */
  readonly data: unknown;
  /** The data as it came, for dead letters. */
  readonly raw: Raw;
  /** Set on commands: a hash of the data. */
  readonly fingerprint?: string;
  /** Set on messages from the stream: only the holder of the partition may decide them. */
  readonly partition?: number;
  /** A replay of a dead letter: taken up although the inbox has it as dead. */
  readonly replay: boolean;
  /** Whether somebody waits for the reply, so that a fault is answered and not tried again here. */
  readonly waited: boolean;
  /** Whether a batch begins for it at once. */
  readonly urgent?: boolean;
  /** Until when they wait, by the machine's clock, in milliseconds since 1970. After that it is not begun any more. */
  readonly deadline?: number;
  /** When it came to this process, by `performance.now()`. */
  readonly arrived: number;
  /** Whether it was delivered before and not dealt with: its process ended, or gave its partition away. */
  readonly redelivered: boolean;
  /** Told once, when the message is dealt with. */
  readonly settle: (outcome: Outcome) => void;

  /** Set when the message cannot be handled at all, or not any more: it goes to the dead letters. */
  poison?: DeadReason;
  /** How often it was tried and failed. */
  attempts: number;
  /** Set when a batch of its own is needed, so that what it does wrong harms no other message. */
  alone?: boolean;
  /** Set while its decision is traced: W3C trace context, for what follows from it. */
  traceparent?: string;
  /** Set when the database counts this process's attempt at it. */
  counted?: boolean;
}

/** Why a message went to the dead letters. */
export interface DeadReason {
  /** `schema-mismatch`, `envelope-missing`, `handler-failed`, `handler-killed-process`, … */
  readonly code: string;
  readonly reason: string;
  readonly field?: string;
  readonly stack?: string;
}

/** What became of a message. */
export type Outcome =
  /** Handled, now or before; a command's reply is its JSON. */
  | { readonly kind: 'done'; readonly reply?: string; readonly duplicate: boolean }
  /** It is in the dead letters. */
  | { readonly kind: 'dead'; readonly reason: DeadReason }
  /** Somebody waited, and something broke or is away: nothing was changed. */
  | { readonly kind: 'failed'; readonly refusal: Refusal }
  /** Its partition went to another instance, which will handle it. */
  | { readonly kind: 'left' };
