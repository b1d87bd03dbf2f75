import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DEFAULT_EMOJIS, plainEmoji, REACTION_EMOJIS } from './telegram/emojis.ts';
import { formattedText } from './telegram/text.ts';
import { newChat } from './world/chats.ts';
import { post } from './world/messages.ts';
import { addPerson } from './world/people.ts';
import { keepPicture } from './world/pictures.ts';
import type { Chat, Message, Picture } from './world/types.ts';
import type { World } from './world/world.ts';

const emoji = z
  .string()
  .transform(plainEmoji)
  .refine((one) => REACTION_EMOJIS.has(one), {
    error: ({ input }) =>
      `“${String(input)}” is no reaction of Telegram; choose one of ${[...REACTION_EMOJIS].join(' ')}`,
  });

const person = z.object({
  id: z.int().positive().optional(),
  firstName: z.string().min(1).max(64),
  lastName: z.string().max(64).optional(),
  username: z.string().optional(),
  languageCode: z.string().optional(),
  premium: z.boolean().optional(),
});

const groupPost = z.object({
  text: z.string(),
  /** How `text` is written; plain by default. */
  parseMode: z.literal('HTML').optional(),
  /** A picture file. */
  photo: z.string().optional(),
  /** Reactions to offer; a group offers those of all its posts. */
  emojis: z.array(emoji).optional(),
});

const group = z.object({
  /** Negative, as Telegram's group ids are: -100... */
  id: z.int().negative(),
  title: z.string().min(1).max(128),
  username: z.string().optional(),
  about: z.string().optional(),
  /** The reactions the group offers. */
  emojis: z.array(emoji).min(1).optional(),
  /** Members are let in by an administrator: the bot gets join requests. */
  joinByRequest: z.boolean().optional(),
  /** False: the bot is a plain member and gets neither reactions nor everything that is said. Default true. */
  botIsAdmin: z.boolean().optional(),
  /** The channel whose posts appear in this group, as in a linked discussion group. */
  channel: z
    .object({ id: z.int().negative(), title: z.string().min(1), username: z.string().optional() })
    .optional(),
  posts: z.array(groupPost).optional(),
});

/** The groups, posts and people the sandbox begins with. */
export const Community = z.object({
  /** The owner of the groups; a person can play them too. */
  owner: person.optional(),
  /** Followers that exist from the beginning. */
  followers: z.array(person).optional(),
  groups: z.array(group).default([]),
});

export type Community = z.input<typeof Community>;
type Group = z.output<typeof group>;
type Post = z.output<typeof groupPost>;

/** Creates what does not exist yet; what people did since stays. */
export function establish(world: World, given: Community): void {
  const community = Community.parse(given);
  for (const one of community.groups) establishGroup(world, one);
  if (community.owner) establishPerson(world, { ...community.owner, role: 'owner' });
  for (const one of community.followers ?? []) establishPerson(world, one);
}

function establishPerson(world: World, profile: Parameters<typeof addPerson>[1]): void {
  const exists = profile.id === undefined ? byName(world, profile) : world.people.has(profile.id);
  if (!exists) addPerson(world, profile);
}

const byName = (
  world: World,
  { firstName, lastName }: { firstName: string; lastName?: string | undefined },
) => [...world.people.values()].some((one) => one.firstName === firstName && one.lastName === lastName);

function establishGroup(world: World, given: Group): void {
  const emojis = offered(given);
  const channel = given.channel && chatFor(world, { ...given.channel, type: 'channel', emojis });
  const chat = chatFor(world, {
    id: given.id,
    type: 'supergroup',
    title: given.title,
    emojis,
    bot: given.botIsAdmin === false ? 'member' : 'administrator',
    joinByRequest: given.joinByRequest ?? false,
    ...(given.username && { username: given.username }),
    ...(given.about && { about: given.about }),
  });
  if (channel) {
    chat.linkedId = channel.id;
    channel.linkedId = chat.id;
  }
  for (const one of given.posts ?? []) publish(world, channel ?? chat, one);
}

function offered({ emojis, posts = [] }: Group): string[] {
  const wanted = [...(emojis ?? []), ...posts.flatMap((one) => one.emojis ?? [])];
  return wanted.length === 0 ? DEFAULT_EMOJIS : [...new Set(wanted)];
}

function chatFor(world: World, chat: Parameters<typeof newChat>[0]): Chat {
  const known = world.chats.get(chat.id);
  if (known) return Object.assign(known, { title: chat.title, emojis: chat.emojis });
  const fresh = newChat(chat);
  world.chats.set(chat.id, fresh);
  for (const one of world.people.values()) {
    if (!fresh.joinByRequest) fresh.members.set(one.id, one.role === 'owner' ? 'creator' : 'member');
  }
  return fresh;
}

function publish(world: World, chat: Chat, given: Post): void {
  const { text, entities } = formattedText(given.text, given.parseMode);
  const exists = (message: Message) => message.sender.kind === 'chat' && message.text === text;
  if ([...chat.messages.values()].some(exists)) return;
  post(world, chat, {
    sender: { kind: 'chat', id: chat.id },
    text,
    entities,
    ...(given.photo && { picture: pictureFrom(world, given.photo) }),
  });
}

const MIMES: Record<string, string> = {
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

function pictureFrom(world: World, path: string): Picture {
  const mime = MIMES[path.split('.').at(-1)!.toLowerCase()] ?? 'image/jpeg';
  return keepPicture(world, readFileSync(path), mime);
}
