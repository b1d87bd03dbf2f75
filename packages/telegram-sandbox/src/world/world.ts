import type { UpdateKind } from '../telegram/kinds.ts';
import type { ApiObject } from '../telegram/types.ts';
import type { Chat, Document, Happening, Message, Person, Picture } from './types.ts';

/** The bot that is being played for. */
export interface BotProfile {
  readonly id: number;
  readonly firstName: string;
  readonly username: string;
}

/** Where the world hands over what Telegram would tell the bot. */
export type TellBot = (kind: UpdateKind, payload: ApiObject, orderKey: number) => void;

/** Everything that exists in the sandbox: people, chats, messages. Only in memory; see snapshot.ts. */
export class World {
  readonly bot: BotProfile;
  readonly people = new Map<number, Person>();
  readonly chats = new Map<number, Chat>();
  readonly pictures = new Map<string, { picture: Picture; data: Buffer }>();
  readonly documents = new Map<string, { document: Document; data: Buffer }>();
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  tellBot: TellBot = () => {};
  /** Which reactions reach a webhook one after another: all of a chat, as with Telegram, or only one person's. */
  reactionOrder: 'chat' | 'person' = 'chat';
  /** What followers speak unless they say otherwise. */
  language = 'es';
  nextPersonId = FIRST_PERSON_ID;
  lastPrivateMessageId = 0;
  seq = 0;
  private readonly listeners = new Set<(happening: Happening) => void>();
  private readonly watchers = new Map<number, Set<() => void>>();

  constructor(bot: BotProfile, clock: () => number = Date.now) {
    this.bot = bot;
    this.clock = clock;
  }

  /** Seconds since 1970, as Telegram dates things. */
  date(): number {
    return Math.floor(this.clock() / 1000);
  }

  chatByName(name: string): Chat | undefined {
    const wanted = name.replace(/^@/, '').toLowerCase();
    return [...this.chats.values()].find((chat) => chat.username?.toLowerCase() === wanted);
  }

  /** Calls `listener` for every happening until the returned function is called. */
  listen(listener: (happening: Happening) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  happen(happening: Happening): void {
    for (const listener of this.listeners) listener(happening);
  }

  /** Notes that a message changed, so that whoever watches its chat can read it anew. */
  changed(chat: Chat, message: { id: number }): number {
    this.seq++;
    chat.changes.push({ seq: this.seq, messageId: message.id });
    if (chat.changes.length > MAX_CHANGES) chat.changes.splice(0, MAX_CHANGES / 2);
    const watching = this.watchers.get(chat.id);
    if (watching) for (const wake of [...watching]) wake();
    return this.seq;
  }

  /** The messages of a chat that changed after `seq`, oldest change first. */
  changesSince(chat: Chat, seq: number): Message[] {
    const ids = new Set<number>();
    for (let i = chat.changes.length - 1; i >= 0 && chat.changes[i]!.seq > seq; i--) {
      ids.add(chat.changes[i]!.messageId);
    }
    return [...ids].reverse().flatMap((id) => chat.messages.get(id) ?? []);
  }

  /** Resolves at the next change in the chat, or after `timeoutMs`. */
  nextChange(chatId: number, timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const watching = this.watchers.get(chatId) ?? new Set();
      this.watchers.set(chatId, watching);
      const wake = () => {
        clearTimeout(timer);
        watching.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs).unref();
      watching.add(wake);
    });
  }
}

// Above 2^31, as many real ids are: code that keeps them in 32 bits fails here too.
export const FIRST_PERSON_ID = 5_100_000_001;
const MAX_CHANGES = 2_000;
