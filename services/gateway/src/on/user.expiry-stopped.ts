import { ExpiryStopped } from '@yabot/contracts';
import { alert } from '../sending/alert.ts';

export const alertStoppedExpiry = alert(ExpiryStopped, ({ kind, runId, due, inside, limit }, words) =>
  words.say(`alert-expiry-stopped-${kind}`, { runId, due, inside, limit }),
);
