import { BoostEnded } from '@yabot/contracts';
import { telling } from '../sending/telling.ts';

export const tellBoostEnd = telling(BoostEnded, ({ userId, cause, factor }) => {
  const about = `boost:${cause}`;
  return userId === null
    ? { house: { text: 'news-house-boost-ended', about, values: { factor } } }
    : { own: [{ text: 'news-boost-ended', about, values: { factor } }] };
});
