import { CheckMemberships } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

/** Keeps our record of who is in a chat as Telegram has it. */
export const checkingMemberships = sweep({
  name: 'check-memberships',
  every: 60_000,
  command: (at) => CheckMemberships.of({ at }, { key: at }),
});
