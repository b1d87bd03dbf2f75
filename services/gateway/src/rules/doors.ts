import { partitionOf } from '@yabot/contracts';
import { type Errand, type Outgoing, outgoingRow } from './outgoing.ts';

/** A link into a chat that lets one person in once. */
export interface Invite {
  readonly id: string;
  /** Whom it was made for. */
  readonly userId: string;
  readonly chatId: number;
  readonly link: string;
  readonly at: string;
}

/** What is asked of Telegram about somebody at the door of a chat. */
interface DoorCall {
  readonly method: Outgoing['method'];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly errand: Errand;
}

/**
 * The row of a call about somebody and a chat. It waits neither for the messages to them nor those to the chat, and what is
 * asked about one person is done in turn.
 */
export function doorRow(
  person: { readonly userId: string; readonly telegramId: number },
  { method, payload, errand }: DoorCall,
  about: { readonly id: string; readonly correlationId: string; readonly now: Date },
): Outgoing {
  const { userId, telegramId: chatId } = person;
  const lane = { lane: `door:${userId}`, partition: partitionOf(userId) };
  return outgoingRow(
    { chatId, userId: null, method, payload },
    { ...about, priority: 'reply', errand, lane },
  );
}
