import { KeepSeasons } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 60_000;

/** Looks every minute which seasons have begun, and which are over and were missed. */
export const keepingSeasons = job({
  name: 'keep-seasons',
  every: EVERY_MS,
  command(now) {
    const at = new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS).toISOString();
    return KeepSeasons.of({ at }, { key: at });
  },
});
