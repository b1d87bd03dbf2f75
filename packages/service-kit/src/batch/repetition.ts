import { COMMON_REFUSALS } from '@yabot/contracts';
import type { InboxRow } from '../store/store.ts';
import type { Item, Outcome } from './item.ts';

const KEY_REUSED = JSON.stringify({ refused: { code: COMMON_REFUSALS.keyReused.code, details: {} } });

/** Whether the inbox row of a message says that it was dealt with. A dead one is taken up again only by a replay. */
export function isSettled(item: Item, row: InboxRow | undefined): boolean {
  return row !== undefined && !(item.replay && row.state === 'dead');
}

/** What comes of a message that was dealt with before: a command is answered as it was then. */
export function repeated(item: Item, row: InboxRow): Outcome {
  if (item.fingerprint && row.fingerprint && item.fingerprint !== row.fingerprint) {
    return { kind: 'done', duplicate: true, reply: KEY_REUSED };
  }
  return { kind: 'done', duplicate: true, ...(row.reply ? { reply: row.reply } : {}) };
}
