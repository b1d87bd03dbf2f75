import { randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** 32 random bytes as 64 hexadecimal digits. Unlike an id, it tells nothing of when it was made. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('hex');
}
