import { hash } from 'node:crypto';
import type { Language } from '@yabot/contracts';
import type { Person } from '../intake/update-shape.ts';

/** What the user service is told of somebody. */
export interface Profile {
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly language: Language;
}

const MAX_NAME = 256;

/** The profile of somebody, as Telegram tells it. */
export function profileOf(person: Person): Profile {
  const { last_name: lastName, username } = person;
  return {
    firstName: storable(person.first_name),
    ...(lastName ? { lastName: storable(lastName) } : {}),
    ...(username ? { username: storable(username) } : {}),
    language: languageOf(person),
  };
}

/** PostgreSQL takes no NUL in a text. */
const storable = (text: string) => text.replaceAll('\0', '').slice(0, MAX_NAME);

/** Spanish, unless somebody's Telegram is in English. */
export const languageOf = ({ language_code: code = '' }: Person): Language =>
  code.toLowerCase().startsWith('en') ? 'en' : 'es';

/** A short digest by which another profile is noticed, without keeping the profile. */
export const digestOf = (profile: Profile) =>
  hash('sha256', JSON.stringify(Object.entries(profile)), 'base64url').slice(0, 16);

/** Whether a ban holds at a moment. */
export const isBanned = ({ bannedUntil }: { readonly bannedUntil: string | null }, now: Date) =>
  bannedUntil !== null && (bannedUntil === 'forever' || Date.parse(bannedUntil) > now.getTime());

const TURNS_TEXT_AROUND = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
/** What Telegram makes a mention, a command, a tag or a link of by itself. */
const MAKES_A_LINK = /[@/#$.:](?=\S)/g;
const NO_BREAK = '\u2060';

/** A name as the bot says it: it looks the same, calls nobody, links nowhere and turns no other text around. */
export function harmless(name: string): string {
  const quiet = storable(name).replaceAll(MAKES_A_LINK, `$&${NO_BREAK}`);
  return TURNS_TEXT_AROUND.test(quiet) ? `\u2068${quiet}\u2069` : quiet;
}
