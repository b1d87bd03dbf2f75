import { BoostStarted } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellBoost = telling(BoostStarted, ({ userId, cause, factor, reasons, until }) => {
  const about = `boost:${cause}`;
  const values = { factor, reasons: { reasons }, until: { moment: until } };
  return userId === null
    ? { house: { text: 'news-house-boost-started', about, values } }
    : { own: [{ text: 'news-boost-started', about, values }] };
});
