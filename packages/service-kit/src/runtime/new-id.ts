import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const ID_BYTES = 16;
/** Asking for random bytes costs the same for one id as for many. */
const pool = new Uint8Array(ID_BYTES * 256);
let next = pool.length;

/** A UUIDv7, from randomness drawn for many at once. */
export function newId(): string {
  if (next === pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  const random = pool.subarray(next, next + ID_BYTES);
  next += ID_BYTES;
  return uuidv7({ random });
}
