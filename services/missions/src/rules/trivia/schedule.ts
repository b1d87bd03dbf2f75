import type { TriviaBank } from '@yabot/content';
import { type SentCommand, StartTrivia } from '@yabot/contracts';
import { Temporal } from 'temporal-polyfill';

/** A round whose time has passed by more is left out: nobody waits for it any more. */
const LATE_MS = 30 * 60_000;

/**
 * The rounds that the content wants begun by a moment, each once a day: the key tells bank, group, day and time. An hour
 * that a clock change leaves out counts as the one after it, one that it brings twice counts the first time.
 */
export function dueRounds(
  banks: Iterable<Pick<TriviaBank, 'id' | 'daily'>>,
  now: Date,
  timeZone: string,
): SentCommand[] {
  const today = dayAt(now, timeZone);
  // A round of before midnight may still be begun after it.
  const days = [today.subtract({ days: 1 }), today];
  return [...banks].flatMap(({ id: bankId, daily }) =>
    daily.flatMap(({ at, chat: chatId }) =>
      days
        .filter((day) => isDue(momentOn(day, at, timeZone), now))
        .map((day) =>
          StartTrivia.of(
            { chatId, bankId, by: null },
            { key: `daily:${bankId}:${chatId}:${day.toString()}:${at}` },
          ),
        ),
    ),
  );
}

/** A round that the content wants begun. */
export interface ComingRound {
  readonly bankId: string;
  readonly chatId: number;
  readonly title: TriviaBank['title'];
  readonly at: Date;
}

/** The round that begins next; undefined when the content wants none. */
export function nextRound(
  banks: Iterable<Pick<TriviaBank, 'id' | 'title' | 'daily'>>,
  now: Date,
  timeZone: string,
): ComingRound | undefined {
  const today = dayAt(now, timeZone);
  const days = [today, today.add({ days: 1 })];
  return [...banks]
    .flatMap(({ id: bankId, title, daily }) =>
      daily.flatMap(({ at, chat: chatId }) =>
        days.map((day) => ({ bankId, chatId, title, at: momentOn(day, at, timeZone) })),
      ),
    )
    .filter(({ at }) => at > now)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())[0];
}

const dayAt = (now: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

const momentOn = (day: Temporal.PlainDate, plainTime: string, timeZone: string) =>
  new Date(day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);

function isDue(moment: Date, now: Date): boolean {
  const late = now.getTime() - moment.getTime();
  return late >= 0 && late < LATE_MS;
}
