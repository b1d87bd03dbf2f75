import { ReferralOf } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import { ask, feature, known } from './feature.ts';
import { backRow } from './pages.ts';

export const invite = feature({
  command: 'invitar',
  aliases: ['invite'],
  asks: ({ userId }) => ({ referral: ask(ReferralOf, { userId }) }),
  view: ({ referral }, words, { botName }) => {
    const told = known(referral);
    if (!told) return { text: words.say('invite-away'), keyboard: [backRow(words)] };
    const { code, invited, active, earned, offer } = told;
    const link = `https://t.me/${botName ?? ''}?start=r_${code}`;
    const share = `https://t.me/share/url?url=${encodeURIComponent(link)}`;
    return {
      text: blocks(
        words.say('invite-title'),
        offer
          ? words.say('invite-offer', { ...offer, reward: offer.inviter, gift: offer.invitee })
          : words.say('invite-no-offer'),
        words.say('invite-link', { link }),
        lines(
          words.say('invite-count', { invited, active }),
          earned > 0 && words.say('invite-earned', { earned }),
        ),
      ),
      keyboard: [[{ text: words.label('invite-share'), url: share }], backRow(words)],
    };
  },
});
