import { overload } from './p26-overload.ts';
import { twiceTold } from './p30-twice-told.ts';
import { webhookHolds } from './p31-webhook.ts';
import { floodLimits } from './p32-flood-limits.ts';
import { fuzz } from './p39-fuzz.ts';
import type { Scenario } from './scenario.ts';

/** What is promised of the way from and to Telegram. */
export const TELEGRAM_SCENARIOS: readonly Scenario[] = [overload, twiceTold, webhookHolds, floodLimits, fuzz];
