import type { Envelope } from '@yabot/contracts';

/** Until when a user may not take part; null for ever. */
export interface Ban {
  readonly until: string | null;
}

/** Whether somebody may not take part at a moment; without a ban everybody may. */
export function isBanned(ban: Ban | null, at: Date): boolean {
  return ban !== null && (ban.until === null || at < new Date(ban.until));
}

/** When an event happened. A publisher whose clock is ahead moves nobody into tomorrow. */
export function momentOf({ time }: Pick<Envelope, 'time'>, now: Date): Date {
  const at = new Date(time);
  return at < now ? at : now;
}
