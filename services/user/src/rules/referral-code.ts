import { userId } from '@yabot/contracts';

const CODE = /^[\w-]{22}$/;

/** The code by which a user invites: their id, as short as it can be written. It says nothing about the person. */
export const referralCodeOf = (id: string): string =>
  Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

/** Whose code it is; nothing when it is none. */
export function inviterOf(code: string): string | undefined {
  if (!CODE.test(code)) return undefined;
  const hex = Buffer.from(code, 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return userId.safeParse(id).success ? id : undefined;
}
