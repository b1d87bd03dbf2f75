import { timeZone } from '@yabot/contracts';
import { z } from 'zod';

const TELEGRAM_USER_ID = /^[1-9]\d{0,15}$/;

const telegramIds = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((entry) => entry.trim() || []))
  .superRefine((entries, { addIssue }) => {
    for (const [index, entry] of entries.entries()) {
      if (TELEGRAM_USER_ID.test(entry) && Number.isSafeInteger(Number(entry))) continue;
      addIssue(
        `entry ${index + 1} is not the Telegram id of a person: write positive whole numbers with commas between, such as 123456789,987654321`,
      );
    }
  })
  .transform((entries) => entries.map(Number));

/** The settings of this service, besides those every service has. */
export const userSettings = z.object({
  /** Who owns the community; no command makes or unmakes an owner. */
  OWNER_TELEGRAM_IDS: telegramIds,
  /** Of those who have not chosen one. */
  DEFAULT_TIME_ZONE: z
    .string()
    .optional()
    .transform((name) => name || 'Europe/Madrid')
    .pipe(timeZone),
});

export type UserSettings = z.infer<typeof userSettings>;

/** What decisions may read of the settings. */
export interface Resources {
  readonly owners: ReadonlySet<number>;
  readonly timeZone: string;
}

export function resourcesOf(settings: UserSettings): Resources {
  return { owners: new Set(settings.OWNER_TELEGRAM_IDS), timeZone: settings.DEFAULT_TIME_ZONE };
}
