import { InvitedBy, NamesOf, ReferralOf } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import type { Words } from '../conversation/texts/words.ts';
import { harmless } from '../rules/people.ts';
import { ageNote } from './age-note.ts';
import { type Names, namesIn } from './board-lines.ts';
import { ask, type Button, feature, known, type Screen, type Told, type Who } from './feature.ts';
import { backRow } from './pages.ts';
import { dateText } from './times.ts';

const PAGE = 8;
type Referral = typeof ReferralOf.sampleResult;
type Invited = typeof InvitedBy.sampleResult;

/** A page is `who.<number of the first one>`. */
const listFrom = (page: string) => {
  const first = /^who\.([1-9]\d{0,6})$/.exec(page)?.[1];
  return first === undefined ? undefined : Number(first);
};

export const invite = feature({
  command: 'invitar',
  aliases: ['invite'],
  asks: ({ userId }, page) => {
    const from = listFrom(page);
    return {
      referral: ask(ReferralOf, { userId }),
      invited: from === undefined ? undefined : ask(InvitedBy, { userId, from, limit: PAGE }),
    };
  },
  further: ({ invited }) => {
    const userIds = (invited && known(invited)?.invited.map((each) => each.userId)) ?? [];
    return { names: userIds.length > 0 ? ask(NamesOf, { userIds }) : undefined };
  },
  view: ({ referral, invited, names }, words, who, page) => {
    const from = listFrom(page);
    if (invited && from !== undefined)
      return listScreen(invited, { from, names: names ? namesIn(names) : new Map() }, words, who);
    const told = known(referral);
    if (!told) return { text: words.say('invite-away'), keyboard: [backRow(words)] };
    const link = `https://t.me/${who.botName ?? ''}?start=r_${told.code}`;
    const share = `https://t.me/share/url?url=${encodeURIComponent(link)}`;
    return {
      text: blocks(
        words.say('invite-title'),
        offerLines(told, words),
        words.say('invite-link', { link }),
        lines(
          words.say('invite-count', { invited: told.invited, active: told.active }),
          told.earned > 0 && words.say('invite-earned', { earned: told.earned }),
        ),
        ageNote(words, who, referral),
      ),
      keyboard: [
        [{ text: words.label('invite-share'), url: share }],
        told.invited > 0 ? [{ text: words.label('invite-who'), show: 'invitar', page: 'who.1' }] : [],
        backRow(words),
      ],
    };
  },
});

/** What an invitation gives both, and what it takes. */
function offerLines({ offer }: Referral, words: Words) {
  if (!offer) return words.say('invite-no-offer');
  const { inviter, invitee, besitos, reactions, days, withinDays } = offer;
  return lines(
    words.say('invite-offer', { reward: inviter, gift: invitee }),
    words.say('invite-takes', { besitos, days, withinDays }),
    reactions > 0 && words.say('invite-takes-reactions', { reactions }),
  );
}

/** Whom somebody has brought, and what became of each. */
function listScreen(
  told: Told<Invited>,
  { from, names }: { from: number; names: Names },
  words: Words,
  who: Who,
): Screen {
  const back: Button[] = [{ text: words.label('button-back'), show: 'invitar' }];
  const page = known(told);
  if (!page) return { text: words.say('invite-away'), keyboard: [back] };
  const { total, invited } = page;
  const to = (id: string, first: number): Button => ({
    text: words.label(id),
    show: 'invitar',
    page: `who.${first}`,
  });
  return {
    text: blocks(
      words.say('invite-who-title', { total }),
      lines(
        ...invited.map(({ userId, joinedAt, state, earned }) =>
          words.say('invite-one', {
            name: harmless(names.get(userId) ?? words.label('somebody')),
            at: dateText(joinedAt, who),
            state: words.label(`invited-${state}`, { earned }),
          }),
        ),
      ),
      ageNote(words, who, told),
    ),
    keyboard: [
      [
        ...(from > 1 ? [to('button-previous', Math.max(1, from - PAGE))] : []),
        ...(from + invited.length <= total && invited.length > 0 ? [to('button-next', from + PAGE)] : []),
      ],
      back,
    ],
  };
}
