/**
 * How often something may happen: once an interval, and so many times at once after a pause. What a moving window of any
 * length sees is at most the burst and one for each interval in it.
 */
export interface Rate {
  /** Milliseconds. */
  readonly interval: number;
  readonly burst: number;
}

/**
 * The pace Telegram asks for: about 30 messages a second in all, one a second to a chat, 20 a minute to a group; each a
 * little below, since what leaves evenly does not arrive evenly.
 */
export const PACE = {
  all: { interval: 1_000 / 28, burst: 2 },
  chat: { interval: 1_000, burst: 2 },
  group: { interval: 3_500, burst: 3 },
} as const satisfies Record<string, Rate>;

/** Of a rate that several instances share, the part of one of them. */
export const shareOf = ({ interval, burst }: Rate, share: number): Rate => ({
  interval: interval / Math.max(share, 0.01),
  burst,
});

/** Groups have negative ids. */
export const paceOf = (chatId: number): Rate => (chatId < 0 ? PACE.group : PACE.chat);

/**
 * The state of a rate: when the next one would be due if all came evenly (the generic cell rate algorithm).
 * @see https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
export type Due = number;

/** The earliest moment at which the next one may happen. */
export const earliest = (due: Due, { interval, burst }: Rate): number => due - interval * (burst - 1);

/** The state after one more at a moment. */
export const spent = (due: Due, { interval }: Rate, now: number): Due => Math.max(due, now) + interval;

/** The state after one that did not happen after all. */
export const refunded = (due: Due, { interval }: Rate): Due => due - interval;

const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 60_000;

/**
 * How long to wait after something failed: longer each time, with up to half of it more, so that many do not come back at once.
 * @param failures in a row, from 1
 * @param random 0 to 1
 */
export const backOff = (failures: number, random: number, most = MAX_PAUSE_MS): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), most) * (1 + random / 2);

/** As {@link backOff}, and at least as long as Telegram asks for in seconds. */
export const waitAsAsked = (failures: number, random: number, most: number, retryAfter = 0): number =>
  Math.max(backOff(failures, random, most), retryAfter * 1_000);
