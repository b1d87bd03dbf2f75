import { setTimeout as wait } from 'node:timers/promises';
import type { FaultRuleInput } from '@yabot/telegram-sandbox';
import type { Random } from '../rig/random.ts';
import type { Fault } from './fault.ts';

const SHORTEST_MS = 1_000;
const LONGEST_MS = 8_000;

/** What Telegram does now and then: too many requests, broken servers, answers that get lost, that come late. */
function rule(random: Random): FaultRuleInput {
  const probability = random.whole(5, 60) / 100;
  const kinds: FaultRuleInput[] = [
    { kind: 'retry_after', seconds: random.whole(1, 5), method: 'sendMessage', probability: 0.05 },
    { kind: 'server_error', status: random.pick([500, 502, 503]), probability },
    { kind: 'reset', probability },
    { kind: 'lost_answer', delayMs: random.whole(0, 500), method: 'sendMessage', probability: 0.1 },
    { kind: 'slow', delayMs: random.whole(500, 3_000), probability },
  ];
  return random.pick(kinds);
}

/** The Bot API misbehaves for a while. */
export const telegram: Fault = {
  name: 'telegram',
  targets: ({ instances }) => instances.filter(({ service }) => service === 'gateway').slice(0, 1),
  async inflict(rig, _target, random) {
    const milliseconds = random.whole(SHORTEST_MS, LONGEST_MS);
    const chosen = rule(random);
    const { faults } = rig.telegram.sandbox;
    const id = faults.add(chosen);
    await wait(milliseconds);
    faults.remove(id);
    return { note: `${chosen.kind}, ${(milliseconds / 1_000).toFixed(1)} s` };
  },
};
