import { twiceTold } from './p30-twice-told.ts';
import { webhookHolds } from './p31-webhook.ts';
import type { Scenario } from './scenario.ts';

/** What is promised of the way from and to Telegram. */
export const TELEGRAM_SCENARIOS: readonly Scenario[] = [twiceTold, webhookHolds];
