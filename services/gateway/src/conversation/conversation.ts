import type { AttachContext, Client } from '@yabot/service-kit';
import type { UserFromGetMe } from 'grammy/types';
import type { Who } from '../features/feature.ts';
import type { Callback, Message } from '../intake/update-shape.ts';
import type { KeptDraft } from '../rules/drafts.ts';
import type { Asking } from './answers.ts';
import type { Texts, Words } from './texts/words.ts';

/** What answering an update may use. */
export interface Conversation {
  readonly asking: Asking;
  readonly client: Client;
  /** Hands a command to the gateway itself. */
  readonly submit: AttachContext['submit'];
  readonly texts: Texts;
  /** Signs the buttons that change something. */
  readonly key: Buffer;
  /** What somebody is about to order. */
  readonly draft: (id: string) => Promise<KeptDraft | undefined>;
  /** Who the bot is; known once Telegram was reached. */
  readonly bot: () => Promise<UserFromGetMe>;
  /** Its username, once it is known. */
  readonly botName: () => string | undefined;
}

/** Somebody who waits for an answer. */
export interface Asker {
  readonly who: Who;
  readonly words: Words;
  /** Under which id the answer keeps what it drafts. */
  readonly draftId: string;
  /** Until when they may not take part, when they may not. */
  readonly bannedUntil: string | null;
}

export type { Callback, Message };
