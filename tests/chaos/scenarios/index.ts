import { powerCut } from './p02-power-cut.ts';
import { natsAway } from './p18-nats-away.ts';
import { everyFaultTells } from './p35-alerts.ts';
import type { Scenario } from './scenario.ts';
import { TELEGRAM_SCENARIOS } from './telegram.ts';

/** Every promise that needs a course of its own. */
export const SCENARIOS: readonly Scenario[] = [...TELEGRAM_SCENARIOS, powerCut, natsAway, everyFaultTells];
