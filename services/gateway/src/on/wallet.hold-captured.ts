import { HoldCaptured } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

/** What was taken is told as spent; here, what comes back of it. */
export const tellCapture = telling(HoldCaptured, ({ hold, reason, released, balance }) => {
  if (released === 0) return {};
  const values = { amount: released, balance, reason: { reasons: [reason] } };
  return { own: [{ text: 'news-hold-captured', about: `hold:${hold}`, values }] };
});
