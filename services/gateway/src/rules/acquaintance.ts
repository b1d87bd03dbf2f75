import type { Person } from '../intake/update-shape.ts';
import { digestOf, type Profile, profileOf } from './people.ts';

/** Who somebody of Telegram is here. */
export interface Account {
  readonly telegramId: number;
  readonly userId: string;
  /** A digest of the profile last told to the user service: another one is told anew. */
  readonly profile: string;
  /** Until when they may not take part: ISO 8601, `forever`, or null. */
  readonly bannedUntil: string | null;
}

/** Somebody as they are known after an update of theirs. */
export interface Acquaintance {
  readonly account: Account;
  readonly isNew: boolean;
  /** What the user service is to be told, when it is new. */
  readonly profile?: Profile;
}

/** Who sent an update: somebody known, or somebody new who gets an id of ours. */
export function meet(person: Person, known: Account | undefined, newId: () => string): Acquaintance {
  const profile = profileOf(person);
  const digest = digestOf(profile);
  if (known?.profile === digest) return { account: known, isNew: false };
  const account = {
    telegramId: person.id,
    userId: known?.userId ?? newId(),
    bannedUntil: known?.bannedUntil ?? null,
    profile: digest,
  };
  return { account, isNew: known === undefined, profile };
}
