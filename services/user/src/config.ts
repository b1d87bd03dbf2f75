import { contentSettings } from '@yabot/content/service';
import { isTimeZone } from '@yabot/contracts';
import { mayBeEmpty } from '@yabot/service-kit/settings';
import { openTexts } from '@yabot/service-kit/texts';
import { z } from 'zod';
import type { Definitions } from './rules/definitions.ts';

/** What whoever runs the service is told of its settings. */
const t = openTexts<keyof typeof import('../locales/en.json')>(new URL('../locales/', import.meta.url));

const TELEGRAM_USER_ID = /^[1-9]\d{0,15}$/;

const telegramIds = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((entry) => entry.trim() || []))
  .superRefine((entries, { addIssue }) => {
    for (const [index, entry] of entries.entries()) {
      if (TELEGRAM_USER_ID.test(entry) && Number.isSafeInteger(Number(entry))) continue;
      addIssue(t('owner', { entry: index + 1 }));
    }
  })
  .transform((entries) => entries.map(Number));

/** The settings of this service, besides those every service has. */
export const userSettings = contentSettings.extend({
  /** Who owns the community; no command makes or unmakes an owner. */
  OWNER_TELEGRAM_IDS: telegramIds,
  /** Of those who have not chosen one. */
  DEFAULT_TIME_ZONE: mayBeEmpty(
    z
      .string()
      .refine(isTimeZone, { error: () => t('zone') })
      .default('Europe/Madrid'),
  ),
});

export type UserSettings = z.infer<typeof userSettings>;

/** What decisions may read of the settings and of the content. */
export interface Resources {
  readonly owners: ReadonlySet<number>;
  readonly timeZone: string;
  readonly definitions: Definitions;
}

export function resourcesOf(settings: UserSettings): Omit<Resources, 'definitions'> {
  return { owners: new Set(settings.OWNER_TELEGRAM_IDS), timeZone: settings.DEFAULT_TIME_ZONE };
}
