import type { ServerResponse } from 'node:http';
import { isInside } from '../world/messages.ts';
import type { Chat, Happening, Person } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { seenMessage, seenPerson } from './seen.ts';
import type { SeenMessage, SeenPerson } from './seen-types.ts';

/** What the page is told as it happens, seen with the eyes of the person it plays. */
export type SeenEvent =
  | { kind: 'message' | 'edited' | 'reacted'; message: SeenMessage }
  | { kind: 'deleted'; chatId: number; messageId: number }
  | { kind: 'typing'; chatId: number; action: string }
  | { kind: 'answered'; queryId: string; text?: string; alert: boolean; url?: string }
  | { kind: 'person'; person: SeenPerson }
  | { kind: 'chats' }
  | { kind: 'commands' }
  /** The bot wrote to somebody else who is played here. */
  | { kind: 'elsewhere'; personId: number };

const MAX_BEHIND_BYTES = 4 * 1024 * 1024;
const HEARTBEAT_MS = 20_000;

/** Streams events to one page by server-sent events until it goes away. */
export function streamEvents(world: World, person: Person, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  response.write('retry: 1000\n\n');
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  const unlisten = world.listen((happening) => {
    const event = seenEvent(world, person, happening);
    if (!event) return;
    response.write(`data: ${JSON.stringify(event)}\n\n`);
    if (response.writableLength > MAX_BEHIND_BYTES) response.destroy();
  });
  response.on('close', () => {
    clearInterval(heartbeat);
    unlisten();
  });
}

const sees = (chat: Chat | undefined, person: Person) =>
  chat !== undefined && (chat.type === 'private' ? chat.id === person.id : isInside(chat, person.id));

/** The happening as this person sees it, or nothing if it is none of their business. */
export function seenEvent(world: World, person: Person, happening: Happening): SeenEvent | undefined {
  switch (happening.kind) {
    case 'message':
    case 'edited':
    case 'reacted':
      return messageEvent(world, person, happening);
    case 'voted':
      return undefined;
    case 'deleted':
    case 'typing':
      return sees(world.chats.get(happening.chatId), person) ? happening : undefined;
    case 'answered': {
      const { personId, ...answer } = happening;
      return personId === person.id ? answer : undefined;
    }
    case 'person':
      return { kind: 'person', person: seenPerson(world.people.get(happening.personId)!) };
    case 'chat':
      return { kind: 'chats' };
    case 'commands':
      return happening;
    default:
      return happening satisfies never;
  }
}

function messageEvent(
  world: World,
  person: Person,
  { kind, message }: Extract<Happening, { kind: 'message' | 'edited' | 'reacted' }>,
): SeenEvent | undefined {
  const chat = world.chats.get(message.chatId);
  if (sees(chat, person)) return { kind, message: seenMessage(world, message, person.id) };
  const elsewhere = kind === 'message' && chat?.type === 'private' && message.sender.kind === 'bot';
  return elsewhere ? { kind: 'elsewhere', personId: chat.id } : undefined;
}
