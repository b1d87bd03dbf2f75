import type { Entity } from '../telegram/types.ts';

/** How things look to the people who are played: what the page draws and the scripted client reads. */

export interface SeenPerson {
  id: number;
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode: string;
  premium: boolean;
  role: 'follower' | 'owner';
  startedBot: boolean;
  blockedBot: boolean;
}

export interface SeenButton {
  text: string;
  kind: 'callback' | 'url' | 'copy' | 'pay' | 'other';
  /** Where a link leads, or what is copied. */
  value?: string;
}

export interface SeenPoll {
  question: string;
  options: { text: string; count: number }[];
  total: number;
  closed: boolean;
  anonymous: boolean;
  multiple: boolean;
  quiz: boolean;
  revoting: boolean;
  /** What this person voted. */
  mine: number[];
  /** The right answers, once this person may know them. */
  correct: number[];
  explanation?: string;
}

export interface SeenMessage {
  id: number;
  chatId: number;
  date: number;
  edited: boolean;
  seq: number;
  from: { kind: 'bot' | 'person' | 'chat'; id: number; name: string };
  text: string;
  entities: Entity[];
  photo?: { url: string; width: number; height: number; video: boolean };
  document?: { url: string; name: string; bytes: number };
  poll?: SeenPoll;
  invoice?: { title: string; description: string; amount: number; paid: boolean };
  service?: { kind: 'joined' | 'left' | 'paid'; names: string[]; amount?: number };
  buttons: SeenButton[][];
  replyTo?: { id: number; name: string; text: string };
  silent: boolean;
  protectedContent: boolean;
  /** Sorted by how many there are. */
  reactions: { emoji: string; count: number; mine: boolean }[];
}

export interface SeenChat {
  id: number;
  type: 'private' | 'supergroup' | 'channel';
  title: string;
  about?: string;
  members: number;
  /** Whether this person is inside; always true for the own chat with the bot. */
  inside: boolean;
  requested: boolean;
  joinByRequest: boolean;
  emojis: string[];
  unread: number;
  last?: SeenMessage;
}
