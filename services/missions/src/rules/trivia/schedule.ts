import { daysAfter, localDay, momentOn, type TriviaBank } from '@yabot/content';
import { type SentCommand, StartTrivia } from '@yabot/contracts';

/** A round whose time has passed by more is left out: nobody waits for it any more. */
const LATE_MS = 30 * 60_000;

/**
 * The rounds that the content wants begun by a moment, each once a day: the key tells bank, group, day and time.
 * @see momentOn where the clocks change at that time
 */
export function dueRounds(
  banks: Iterable<Pick<TriviaBank, 'id' | 'daily'>>,
  now: Date,
  timeZone: string,
): SentCommand[] {
  const today = localDay(now, { timeZone });
  // A round of before midnight may still be begun after it.
  const days = [daysAfter(today, -1), today];
  return [...banks].flatMap(({ id: bankId, daily }) =>
    daily.flatMap(({ at, chat: chatId }) =>
      days
        .filter((day) => isDue(momentOn(day, at, timeZone), now))
        .map((day) =>
          StartTrivia.of({ chatId, bankId, by: null }, { key: `daily:${bankId}:${chatId}:${day}:${at}` }),
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
  const today = localDay(now, { timeZone });
  const days = [today, daysAfter(today, 1)];
  return [...banks]
    .flatMap(({ id: bankId, title, daily }) =>
      daily.flatMap(({ at, chat: chatId }) =>
        days.map((day) => ({ bankId, chatId, title, at: momentOn(day, at, timeZone) })),
      ),
    )
    .filter(({ at }) => at > now)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())[0];
}

function isDue(moment: Date, now: Date): boolean {
  const late = now.getTime() - moment.getTime();
  return late >= 0 && late < LATE_MS;
}
