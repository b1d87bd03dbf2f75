/** A ban that was not lifted; `until` is null when it is for good. */
export interface Ban {
  readonly userId: string;
  readonly until: string | null;
  readonly reason: string;
  readonly bannedBy: string;
  readonly bannedAt: string;
}

/** A schedule may be due a little early: the clocks of two machines differ. */
const EARLY_MS = 5_000;

/** Whether a ban holds at this moment, also before somebody took note of its end. */
export function isBanned(ban: Ban | undefined, now: Date): boolean {
  return ban !== undefined && (ban.until === null || Date.parse(ban.until) > now.getTime());
}

/** Whether the ban that was to end at `until` is still there, and to end now. */
export function endsNow(ban: Ban | undefined, until: string, now: Date): boolean {
  return ban?.until === until && Date.parse(until) <= now.getTime() + EARLY_MS;
}
