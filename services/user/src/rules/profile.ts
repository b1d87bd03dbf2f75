import type { Language, Role } from '@yabot/contracts';
import type { RoleEnds } from './roles.ts';

/** Who somebody is. */
export interface Profile {
  readonly userId: string;
  readonly telegramId: number;
  readonly firstName: string;
  readonly lastName: string | null;
  readonly username: string | null;
  /** What Telegram says they speak; what they chose is in the state. */
  readonly language: Language;
  /** Named in the settings; no command changes it. */
  readonly owner: boolean;
  /** Roles given by command, in rising order. */
  readonly granted: readonly Role[];
  readonly roleEnds: RoleEnds;
  /** When the first of them ends. */
  readonly nextRoleEnd: string | null;
  readonly registeredAt: string;
  /** Whether the state stands too. */
  readonly complete: boolean;
}

/** Which user a Telegram account belongs to, for good. */
export interface Identity {
  readonly telegramId: string;
  readonly userId: string;
}

/** What Telegram says of somebody. */
export interface Person {
  readonly userId: string;
  readonly telegramId: number;
  readonly firstName: string;
  readonly lastName?: string | undefined;
  readonly username?: string | undefined;
  readonly language: Language;
}

type Described = Pick<Profile, 'firstName' | 'lastName' | 'username' | 'language'>;

const describe = ({ firstName, lastName, username, language }: Person): Described => ({
  firstName,
  lastName: lastName ?? null,
  username: username ?? null,
  language,
});

export function newProfile(person: Person, owner: boolean, now: Date): Profile {
  return {
    userId: person.userId,
    telegramId: person.telegramId,
    ...describe(person),
    owner,
    granted: [],
    roleEnds: {},
    nextRoleEnd: null,
    registeredAt: now.toISOString(),
    complete: false,
  };
}

/** The profile with what Telegram says now; the same one when nothing is new. */
export function updateProfile(profile: Profile, person: Person): Profile {
  const described = Object.entries(describe(person)) as [keyof Described, string | null][];
  const changed = described.some(([field, value]) => profile[field] !== value);
  return changed ? { ...profile, ...describe(person) } : profile;
}

/** Whom a registration would collide with: a Telegram account has one user, and a user one Telegram account. */
export function takenBy(
  person: Person,
  profile: Profile | undefined,
  identity: Identity | undefined,
): string | undefined {
  if (identity && identity.userId !== person.userId) return identity.userId;
  if (profile && profile.telegramId !== person.telegramId) return profile.userId;
  return undefined;
}
