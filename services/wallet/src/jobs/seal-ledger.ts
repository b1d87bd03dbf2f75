import { SealLedger } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

const MINUTE_MS = 60_000;

/** Every instance asks in every minute; the key lets one of them do it. */
export const sealing = job({
  name: 'seal-ledger',
  every: MINUTE_MS,
  command: (now) =>
    SealLedger.of({}, { key: `minute:${now.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)}` }),
});
