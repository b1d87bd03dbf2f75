import { CheckMemberships } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 60_000;

/** Keeps our record of who is in a chat as Telegram has it. */
export const checkingMemberships = job({
  name: 'check-memberships',
  every: EVERY_MS,
  command(now) {
    const at = new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
    return CheckMemberships.of({ at }, { key: at });
  },
});
