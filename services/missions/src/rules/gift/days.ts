import { commitmentOf } from '@yabot/content';
import { type EmittedEvent, GiftDaysCommitted, GiftSeedRevealed } from '@yabot/contracts';

/** The seed of a day in UTC, by which its gifts are drawn. */
export interface GiftDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Secret until it is revealed. */
  readonly seed: string;
  readonly commitment: string;
  readonly committedAt: string;
  /** Null until the day is over; from then on nothing is drawn with it any more, whatever a clock says. */
  readonly revealedAt: string | null;
}

/** What is to be done about the seeds at a moment. */
export interface PreparedDays {
  readonly committed: readonly GiftDay[];
  readonly revealed: readonly GiftDay[];
  readonly emit: readonly EmittedEvent[];
}

/** So many days ahead seeds are committed: a fleet may be down for a week, and still has one made before the day. */
const AHEAD_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

/** The day in UTC of a moment, or so many days after. */
export function giftDayOf(moment: Date, after = 0): string {
  return new Date(moment.getTime() + after * DAY_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** The seed of a day for everybody to see; null as long as it is secret. */
export function seedOf(day: GiftDay | undefined): string | null {
  return day?.revealedAt ? day.seed : null;
}

/** The days that have a committed seed at a moment: that day, and those to come. */
export function daysAhead(now: Date): string[] {
  return Array.from({ length: AHEAD_DAYS + 1 }, (_, after) => giftDayOf(now, after));
}

/**
 * The seed to draw with: of the first day from today on that nobody has seen, for a wrong clock may have revealed a day
 * too early. Undefined when there is none.
 * @param unrevealed from the first day
 */
export function seedInUse(unrevealed: readonly GiftDay[], now: Date): GiftDay | undefined {
  return unrevealed.find(({ day }) => day >= giftDayOf(now));
}

/**
 * Commits a seed for each coming day without one, and reveals those of days that are over.
 * @param known what there is of {@link daysAhead}
 * @param now when it is; never later than that
 */
export function prepareDays(
  known: readonly (GiftDay | undefined)[],
  unrevealed: readonly GiftDay[],
  now: Date,
  newSecret: () => string,
): PreparedDays {
  const there = new Set(known.map((day) => day?.day));
  const committed = daysAhead(now)
    .filter((day) => !there.has(day))
    .map((day) => commit(day, newSecret(), now));
  const revealed = unrevealed
    .filter(({ day }) => day < giftDayOf(now))
    .map((day) => ({ ...day, revealedAt: now.toISOString() }));
  return { committed, revealed, emit: [...announced(committed), ...revealed.map(revelation)] };
}

function commit(day: string, seed: string, now: Date): GiftDay {
  return { day, seed, commitment: commitmentOf(seed), committedAt: now.toISOString(), revealedAt: null };
}

function announced(days: readonly GiftDay[]): EmittedEvent[] {
  if (days.length === 0) return [];
  return [GiftDaysCommitted.of({ days: days.map(({ day, commitment }) => ({ day, commitment })) })];
}

function revelation({ day, commitment, seed }: GiftDay): EmittedEvent {
  return GiftSeedRevealed.of({ day, commitment, seed });
}
