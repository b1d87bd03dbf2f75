import { z } from 'zod';

/** The id of a link into a chat: its name at Telegram, which takes 32 characters. */
export const inviteId = z.string().regex(/^[\w-]{1,32}$/, 'is no id of an invite');

/** What somebody is to a chat, in Telegram's words. */
export const memberStatus = z.enum(['creator', 'administrator', 'member', 'restricted', 'left', 'kicked']);

/** @see memberStatus */
export type MemberStatus = z.infer<typeof memberStatus>;

/** The statuses of who is in a chat; whoever is restricted may be in it or not, and counts as in. */
export const IS_IN: readonly MemberStatus[] = ['creator', 'administrator', 'member', 'restricted'];
