import { z } from 'zod';

/** Our own id of a user: a UUID that says nothing about the person. */
export const userId = z.uuid();
/** A whole number of besitos, zero or more. */
export const besitos = z.int().nonnegative();
/** A whole number of besitos that moves: at least one. */
export const besitosAmount = z.int().positive().max(1_000_000_000);
/** A day in somebody's own time zone, `YYYY-MM-DD`. */
export const localDay = z.iso.date();
/** A moment, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** A language followers can choose. Spanish is the first. */
export const language = z.enum(['es', 'en']);
/** An IANA time zone name, such as `Europe/Madrid`. */
export const timeZone = z.string().refine(isTimeZone, 'is not an IANA time zone');
/** The hour at which somebody's day begins, where they live. */
export const dayStart = z.int().min(0).max(23);
/** A text in every language of the fleet. */
export const localizedText = z.object({ es: z.string().min(1), en: z.string().min(1) });
/** The id of something in the content files: kebab-case. */
export const contentId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not kebab-case');
/** An id given by Telegram: fits a safe integer; negative for groups and channels. */
export const telegramId = z.int();
/** A post in Telegram: the chat it is in and its number there. */
export const post = z.object({ chatId: telegramId, messageId: z.int().positive() });
/** What a user may do in the community. */
export const role = z.enum(['owner', 'admin', 'moderator', 'follower']);
/** Why besitos move: kebab-case, stable, shown in the history. */
export const besitosReason = contentId;
/**
 * The business cause of a movement: unique in the ledger, so that one cause pays once.
 * For example `mission:ten-reactions:1:<user>`.
 */
export const cause = z
  .string()
  .min(3)
  .max(200)
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'has characters that no database keeps');

/** @see userId */
export type UserId = z.infer<typeof userId>;
/** @see language */
export type Language = z.infer<typeof language>;
/** @see localizedText */
export type LocalizedText = z.infer<typeof localizedText>;
/** @see post */
export type Post = z.infer<typeof post>;
/** @see role */
export type Role = z.infer<typeof role>;

// Short names such as PST that machines know of old, and calendars refuse: they are no IANA names, and some mean several zones.
const SHORT_NAME = /^(?:AC|AE|AG|AR|AS|BE|BS|CA|CN|CS|CT|EA|EC|IE|IS|JS|MI|NE|NS|PL|PN|PR|PS|SS|VS)T$/i;

/** Names that were found right: asking the machine takes tens of microseconds. */
const known = new Set<string>();
/** More than there are zones; the same zone may be written with small and capital letters. */
const MOST_KNOWN = 1_000;

/** Whether this machine knows a time zone by that name, and can tell its days. */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true;
  if (SHORT_NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  if (known.size < MOST_KNOWN) known.add(name);
  return true;
}
