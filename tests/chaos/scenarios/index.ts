import { MESSAGING_SCENARIOS } from './messaging.ts';
import { drift } from './money/drift.ts';
import { keys } from './money/keys.ts';
import { overspending } from './money/overspending.ts';
import { tampering } from './money/tampering.ts';
import { natsAway } from './p18-nats-away.ts';
import { everyFaultTells } from './p35-alerts.ts';
import { canaries } from './privacy/canaries.ts';
import type { Scenario } from './scenario.ts';
import { soak } from './soak.ts';
import { STORAGE_SCENARIOS } from './storage.ts';
import { TELEGRAM_SCENARIOS } from './telegram.ts';

const MONEY_SCENARIOS: readonly Scenario[] = [drift, tampering, overspending, keys];

/** Every promise that needs a course of its own. */
export const SCENARIOS: readonly Scenario[] = [
  ...MESSAGING_SCENARIOS,
  ...MONEY_SCENARIOS,
  ...TELEGRAM_SCENARIOS,
  ...STORAGE_SCENARIOS,
  natsAway,
  everyFaultTells,
  canaries,
  soak,
];
