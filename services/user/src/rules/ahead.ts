/** A schedule may be due a little early: the clocks of two machines differ. */
const EARLY_MS = 5_000;

/** Whether a moment at which something is due lies ahead, by more than clocks differ: whoever sent it had a wrong one. */
export const isAhead = (at: string, now: Date): boolean => Date.parse(at) > now.getTime() + EARLY_MS;
