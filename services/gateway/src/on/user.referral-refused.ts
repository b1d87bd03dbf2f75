import { ReferralRefused } from '@yabot/contracts';
import { html } from '../conversation/texts/html.ts';
import { refusalText } from '../conversation/texts/refusal-text.ts';
import { news } from '../sending/news.ts';

/** Who came by a link that does not count is told so, and what does. */
export const tellRefusedInvitation = news(
  ReferralRefused,
  ({ code }, words) => ({
    text: html`🤝 ${refusalText({ code, details: undefined }, words)}`,
    buttons: [{ text: words.label('menu-invitar'), show: 'invitar' }],
  }),
  { always: true },
);
