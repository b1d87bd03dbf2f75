import type { Language } from '@yabot/contracts';

/** What somebody can choose for themselves. */
export interface Preferences {
  readonly language: Language;
  readonly timeZone: string;
  readonly notices: boolean;
  /** The hour at which the day begins; null, or absent, for that of the community. */
  readonly dayStart?: number | null | undefined;
}

/** A change of preferences that somebody was promised while it could not be made. */
export interface NotedChange {
  readonly userId: string;
  /** All they asked for since, the later instead of the earlier. */
  readonly wanted: Partial<Preferences>;
}

/** The promise with one more wish. */
export const withWish = (
  userId: string,
  before: NotedChange | undefined,
  wish: Partial<Preferences>,
): NotedChange => ({ userId, wanted: { ...before?.wanted, ...wish } });

/** Whether preferences are as somebody wants them. */
export const isKept = (
  { wanted }: NotedChange,
  { language, timeZone, notices, dayStart }: Preferences,
): boolean =>
  (wanted.language ?? language) === language &&
  (wanted.timeZone ?? timeZone) === timeZone &&
  (wanted.notices ?? notices) === notices &&
  (wanted.dayStart === undefined || wanted.dayStart === (dayStart ?? null));
