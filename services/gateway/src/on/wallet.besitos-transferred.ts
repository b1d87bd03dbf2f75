import { BesitosTransferred } from '@yabot/contracts';
import { news } from '../sending/news.ts';

export const tellTransfer = news(
  BesitosTransferred,
  ({ direction, amount, balance, transferId }, words) => {
    if (direction === 'sent') return undefined;
    const text = words.say(`news-transfer-${direction}`, { amount, balance });
    if (direction === 'returned') return { text };
    return { text, buttons: [{ text: words.label('transfer-who'), show: `transferir:t.${transferId}` }] };
  },
  { always: true },
);
