import { createHash } from 'node:crypto';
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
  createHash('sha256')
    .update(JSON.stringify(Object.entries(profile)))
    .digest('base64url')
    .slice(0, 16);

/** Whether a ban holds at a moment. */
export const isBanned = ({ bannedUntil }: { readonly bannedUntil: string | null }, now: Date) =>
  bannedUntil !== null && (bannedUntil === 'forever' || Date.parse(bannedUntil) > now.getTime());
