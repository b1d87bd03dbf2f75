import { ForgetRefused } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const EVERY_MS = 10 * 60_000;
const KEPT_MS = 30 * 86_400_000;

/** Keeps the records of what was skipped or refused to the last thirty days. */
export const forgetting = job({
  name: 'forgetting',
  every: EVERY_MS,
  command: (now) => {
    const turn = Math.floor(now.getTime() / EVERY_MS);
    const before = new Date(turn * EVERY_MS - KEPT_MS).toISOString();
    return ForgetRefused.of({ before }, { key: `turn:${turn}` });
  },
});
