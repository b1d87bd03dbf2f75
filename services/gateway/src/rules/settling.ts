/** So long after the last thing earned, or after the first while more comes in, it is told. */
const QUIET_MS = 40;
const MOST_MS = 150;

/** Since when and until when something to tell has been coming in. */
export interface Coming {
  readonly first: number;
  readonly last: number;
}

/** When it has settled, so that one message tells all of it. */
export const settledAt = ({ first, last }: Coming): number => Math.min(last + QUIET_MS, first + MOST_MS);
