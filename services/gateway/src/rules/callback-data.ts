import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a tap on a button of ours asks for. */
export type Tapped =
  /** Shows a screen. */
  | { readonly kind: 'show'; readonly feature: string; readonly page: string }
  /** Changes something, for the one user it was made for, until its end. */
  | { readonly kind: 'change'; readonly feature: string; readonly change: string; readonly value: string }
  | { readonly kind: 'stale'; readonly why: 'unknown' | 'old' | 'forged' };

/** Telegram takes no more. */
export const MAX_BYTES = 64;

const DAY_MS = 86_400_000;
const VALID_DAYS = 7;
const SIGNATURE_LENGTH = 12;

/** The key that signs buttons; another token makes all of them old. */
export const signingKey = (token: string): Buffer =>
  createHmac('sha256', token).update('callback-data').digest();

/** The data of a button that shows a screen; undefined where it would be too long. */
export function showData(feature: string, page = ''): string | undefined {
  const data = page === '' ? `s:${feature}` : `s:${feature}:${page}`;
  return Buffer.byteLength(data) <= MAX_BYTES ? data : undefined;
}

/** The data of a button that changes something. */
export function changeData(
  made: { readonly feature: string; readonly change: string; readonly value: string },
  to: { readonly telegramId: number; readonly now: Date; readonly key: Buffer },
): string {
  const until = Math.floor(to.now.getTime() / DAY_MS) + VALID_DAYS;
  const body = `c:${made.feature}:${made.change}:${made.value}:${until.toString(36)}`;
  return `${body}:${signature(body, to)}`;
}

const SHOW = /^s:([a-z]+)(?::(.+))?$/;
const CHANGE = /^(c:([a-z]+):([a-z]+):([^:]+):([0-9a-z]+)):([\w-]+)$/;

/** Reads the data of a button somebody tapped; it may be of another version of the bot, of somebody else, or made up. */
export function readTap(
  data: string,
  by: { readonly telegramId: number; readonly now: Date; readonly key: Buffer },
): Tapped {
  const show = SHOW.exec(data);
  if (show) return { kind: 'show', feature: show[1]!, page: show[2] ?? '' };
  const [, body, feature, change, value, until, signed] = CHANGE.exec(data) ?? [];
  if (!body || !feature || !change || !value || !until || !signed) return { kind: 'stale', why: 'unknown' };
  if (!same(signed, signature(body, by))) return { kind: 'stale', why: 'forged' };
  if (Number.parseInt(until, 36) < by.now.getTime() / DAY_MS) return { kind: 'stale', why: 'old' };
  return { kind: 'change', feature, change, value };
}

function signature(body: string, { telegramId, key }: { telegramId: number; key: Buffer }): string {
  const digest = createHmac('sha256', key).update(`${telegramId}|${body}`).digest('base64url');
  return digest.slice(0, SIGNATURE_LENGTH);
}

const same = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
