import type { ChatType, Entity, InlineKeyboard, MemberStatus } from '../telegram/types.ts';

/** A follower (or the owner) whom somebody plays. */
export interface Person {
  readonly id: number;
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode: string;
  premium: boolean;
  role: 'follower' | 'owner';
  /** Wrote to the bot at least once: before that the bot may not write first. */
  startedBot: boolean;
  blockedBot: boolean;
  /** Named in an update the bot received: before that the bot cannot know the id. */
  knownToBot: boolean;
  /** The last message read in each chat. */
  read: Map<number, number>;
}

export type Sender =
  | { kind: 'bot' }
  | { kind: 'person'; id: number }
  /** Written in the name of a chat: a channel's post, or an anonymous administrator. */
  | { kind: 'chat'; id: number };

export interface Picture {
  id: string;
  width: number;
  height: number;
  mime: string;
  bytes: number;
}

/** A file as it was sent; nobody looks into it. */
export interface Document {
  id: string;
  name: string;
  mime: string;
  bytes: number;
}

export interface Poll {
  id: string;
  question: string;
  questionEntities: Entity[];
  options: { text: string; entities: Entity[] }[];
  votes: Map<number, number[]>;
  anonymous: boolean;
  multiple: boolean;
  revoting: boolean;
  quiz: boolean;
  correct: number[];
  explanation?: string;
  explanationEntities?: Entity[];
  closed: boolean;
  /** Seconds since 1970; the poll closes by itself then. */
  closeDate?: number;
  openPeriod?: number;
}

/** What was asked to be paid in Telegram Stars, and by whom it was. */
export interface Invoice {
  title: string;
  description: string;
  payload: string;
  amount: number;
  paidBy: number[];
}

export type Service =
  | { kind: 'joined'; personIds: number[] }
  | { kind: 'left'; personId: number }
  | { kind: 'paid'; personId: number; amount: number; payload: string; chargeId: string };

export interface Message {
  readonly id: number;
  readonly chatId: number;
  readonly date: number;
  editDate?: number;
  readonly sender: Sender;
  text: string;
  entities: Entity[];
  picture?: Picture;
  document?: Document;
  video?: boolean;
  poll?: Poll;
  invoice?: Invoice;
  service?: Service;
  keyboard?: InlineKeyboard;
  replyTo?: number;
  threadId?: number;
  protectedContent?: boolean;
  silent?: boolean;
  linkPreview?: Record<string, unknown>;
  /** Set on a channel post's copy in the linked group. */
  copyOf?: { chatId: number; messageId: number };
  /** On a channel post: its copy in the linked group, which follows its edits. */
  copyId?: number;
  /** Who reacted with what, in the order of tapping. */
  reactions: Map<number, string[]>;
  counts: Map<string, number>;
  /** Grows with every change anywhere, so "what changed since" is cheap to ask. */
  seq: number;
}

export interface InviteLink {
  link: string;
  name?: string;
  limit?: number;
  expires?: number;
  byRequest: boolean;
  used: number;
  revoked: boolean;
}

export interface Chat {
  readonly id: number;
  readonly type: ChatType;
  title: string;
  username?: string;
  about?: string;
  /** Emojis allowed as reactions. */
  emojis: string[];
  members: Map<number, MemberStatus>;
  requests: Set<number>;
  invites: Map<string, InviteLink>;
  bot: MemberStatus;
  joinByRequest: boolean;
  /** The group of a channel, or the channel of a group. */
  linkedId?: number;
  messages: Map<number, Message>;
  lastMessageId: number;
  /** Ids of changed messages with their seq, oldest first, bounded. */
  changes: { seq: number; messageId: number }[];
}

/** What the playing side is told; the page and the scripted clients listen. */
export type Happening =
  | { kind: 'message'; message: Message }
  | { kind: 'edited'; message: Message }
  | { kind: 'deleted'; chatId: number; messageId: number }
  | { kind: 'reacted'; message: Message; personId: number | 'bot' }
  | { kind: 'voted'; message: Message; personId: number }
  | { kind: 'typing'; chatId: number; action: string }
  | { kind: 'answered'; personId: number; queryId: string; text?: string; alert: boolean; url?: string }
  | { kind: 'person'; personId: number }
  | { kind: 'chat'; chatId: number }
  | { kind: 'commands' };
