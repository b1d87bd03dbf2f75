import { ExpiryResumed } from '@yabot/contracts';
import { alert } from '../sending/alert.ts';

export const alertResumedExpiry = alert(ExpiryResumed, ({ kind, by }, words) =>
  words.say(by === null ? `alert-expiry-passed-${kind}` : `alert-expiry-released-${kind}`),
);
