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
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  // A round of before midnight may still be begun after it.
  const days = [today.subtract({ days: 1 }), today];
  return [...banks].flatMap(({ id: bankId, daily }) =>
    daily.flatMap(({ at, chat: chatId }) =>
      days
        .filter((day) => isDue(day.toZonedDateTime({ timeZone, plainTime: at }), now))
        .map((day) =>
          StartTrivia.of(
            { chatId, bankId, by: null },
            { key: `daily:${bankId}:${chatId}:${day.toString()}:${at}` },
          ),
        ),
    ),
  );
}

function isDue(moment: Temporal.ZonedDateTime, now: Date): boolean {
  const late = now.getTime() - moment.epochMilliseconds;
  return late >= 0 && late < LATE_MS;
}
