import type { BotCommand } from '../telegram/types.ts';
import type { Update, UpdateQueue } from '../updates/queue.ts';
import { closeInTime } from './polls.ts';
import type { Chat, Document, Message, Person, Picture } from './types.ts';
import type { World } from './world.ts';

/** Everything the sandbox keeps between two starts, as JSON holds it. */
export interface Snapshot {
  version: 1;
  /** Written at a regular stop. After a crash numbers skip ahead, so that none is given twice. */
  clean: boolean;
  people: unknown[];
  chats: unknown[];
  pictures: { picture: Picture; data: string }[];
  /** Absent in what an earlier version wrote. */
  documents?: { document: Document; data: string }[];
  nextPersonId: number;
  lastPrivateMessageId: number;
  seq: number;
  nextUpdateId: number;
  allowedKinds: string[];
  updates: Update[];
  commands: [string, BotCommand[]][];
  menuButtons: [number, unknown][];
}

export interface Parts {
  world: World;
  queue: UpdateQueue;
  commands: { commands: Map<string, BotCommand[]>; menuButtons: Map<number, unknown> };
}

const MAX_KEPT_PER_CHAT = 500;
const SKIP_AFTER_CRASH = 10_000;

// Maps and sets are written as arrays with a mark, so that they come back as what they were.
const MARK = { map: '__map', set: '__set' };

function packed(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { [MARK.map]: [...value] };
  if (value instanceof Set) return { [MARK.set]: [...value] };
  return value;
}

function unpacked(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (MARK.map in value) return new Map(value[MARK.map as keyof typeof value] as [unknown, unknown][]);
  if (MARK.set in value) return new Set(value[MARK.set as keyof typeof value] as unknown[]);
  return value;
}

/** The state as text; `clean` at a regular stop, after which nothing more happens. */
export function written({ world, queue, commands }: Parts, clean: boolean): string {
  const snapshot: Snapshot = {
    version: 1,
    clean,
    people: [...world.people.values()],
    chats: [...world.chats.values()].map(shortened),
    pictures: [...world.pictures.values()].map(({ picture, data }) => ({
      picture,
      data: data.toString('base64'),
    })),
    documents: [...world.documents.values()].map(({ document, data }) => ({
      document,
      data: data.toString('base64'),
    })),
    nextPersonId: world.nextPersonId,
    lastPrivateMessageId: world.lastPrivateMessageId,
    seq: world.seq,
    nextUpdateId: queue.nextId,
    allowedKinds: [...queue.kinds],
    updates: [...queue.all()],
    commands: [...commands.commands],
    menuButtons: [...commands.menuButtons],
  };
  return JSON.stringify(snapshot, packed);
}

function shortened(chat: Chat): Chat {
  const messages = new Map<number, Message>([...chat.messages].slice(-MAX_KEPT_PER_CHAT));
  return { ...chat, messages, changes: [] };
}

/** Puts the written state back into fresh parts. */
export function restore(text: string, { world, queue, commands }: Parts): void {
  const snapshot = JSON.parse(text, unpacked) as Snapshot;
  for (const person of snapshot.people as Person[]) world.people.set(person.id, person);
  for (const chat of snapshot.chats as Chat[]) world.chats.set(chat.id, chat);
  for (const { picture, data } of snapshot.pictures) {
    world.pictures.set(picture.id, { picture, data: Buffer.from(data, 'base64') });
  }
  for (const { document, data } of snapshot.documents ?? []) {
    world.documents.set(document.id, { document, data: Buffer.from(data, 'base64') });
  }
  const skip = snapshot.clean ? 0 : SKIP_AFTER_CRASH;
  world.nextPersonId = snapshot.nextPersonId + skip;
  world.lastPrivateMessageId = snapshot.lastPrivateMessageId + skip;
  for (const chat of world.chats.values()) chat.lastMessageId += skip;
  world.seq = snapshot.seq + skip;
  queue.nextId = snapshot.nextUpdateId + skip;
  queue.allow(snapshot.allowedKinds);
  queue.restore(snapshot.updates);
  for (const [key, value] of snapshot.commands) commands.commands.set(key, value);
  for (const [key, value] of snapshot.menuButtons) commands.menuButtons.set(key, value);
  resumePolls(world);
}

function resumePolls(world: World): void {
  for (const chat of world.chats.values()) {
    for (const message of chat.messages.values()) closeInTime(world, chat, message);
  }
}
