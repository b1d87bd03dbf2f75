import { KeepSeasons } from '@yabot/contracts';
import { sweep } from '@yabot/service-kit';

/** Looks every minute which seasons have begun, and which are over and were missed. */
export const keepingSeasons = sweep({
  name: 'keep-seasons',
  every: 60_000,
  command: (at) => KeepSeasons.of({ at }, { key: at }),
});
