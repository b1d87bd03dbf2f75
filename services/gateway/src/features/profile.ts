import { AchievementsOf, Balance, Context, GiftOf } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import { progressBar } from '../conversation/texts/progress-bar.ts';
import type { Words } from '../conversation/texts/words.ts';
import { cardPicture } from '../pictures/card.ts';
import { placeOfName } from '../rules/named-text.ts';
import { harmless } from '../rules/people.ts';
import { ageNote } from './age-note.ts';
import { ask, feature, known, type Screen, type Who } from './feature.ts';
import { backRow } from './pages.ts';
import { dateText } from './times.ts';

type Level = typeof AchievementsOf.sampleResult;
/** The page that is a picture. */
const CARD = 'tarjeta';
type Person = typeof Context.sampleResult;

export const profile = feature({
  command: 'perfil',
  aliases: ['profile'],
  asks: ({ userId }, page) => ({
    person: ask(Context, { userId }),
    balance: ask(Balance, { userId }),
    level: ask(AchievementsOf, { userId }),
    gift: page === CARD ? ask(GiftOf, { userId }) : undefined,
  }),
  view: ({ person, balance, level, gift }, words, who, page) => {
    const about = known(person);
    const held = known(balance);
    const reached = known(level);
    if (page === CARD && reached) {
      const streak = gift && known(gift)?.streak;
      return cardScreen(reached, { besitos: held?.available, streak }, words, who);
    }
    return {
      text: blocks(
        lines(
          words.say('profile-name', { name: about ? harmless(about.firstName) : who.firstName }),
          about ? roleLine(about, words, who) : words.say('profile-person-away'),
          about && words.say('profile-since', { date: dateText(about.registeredAt, who) }),
        ),
        reached ? levelLines(reached, words) : words.say('profile-level-away'),
        held ? words.say('profile-balance', { amount: held.available }) : words.say('besitos-away'),
        ageNote(words, who, person, balance, level),
      ),
      keyboard: [reached ? [cardButton(words)] : [], backRow(words)],
    };
  },
});

const cardButton = (words: Words) => ({ text: words.label('picture-card'), show: 'perfil', page: CARD });

/** The profile as a picture that can be shown to others. */
function cardScreen(
  reached: Level,
  known: Parameters<typeof cardPicture>[1],
  words: Words,
  { userId }: Who,
): Screen {
  const text = blocks(
    words.say('profile-name', { name: placeOfName(0) }),
    levelLines(reached, words),
    known.besitos !== undefined && words.say('profile-balance', { amount: known.besitos }),
  );
  return {
    text,
    keyboard: [backRow(words)],
    picture: {
      picture: cardPicture(reached, known, words),
      caption: words.say('picture-card-said'),
      names: [userId],
    },
  };
}

/** The highest role says it all: they come in rising order. */
function roleLine({ roles, roleEnds = [] }: Person, words: Words, who: Who) {
  const highest = roles.at(-1) ?? 'follower';
  const name = words.label(`role-${highest}`);
  const end = roleEnds.find(({ role }) => role === highest);
  return end
    ? words.say('profile-roles-until', { roles: name, until: dateText(end.until, who) })
    : words.say('profile-roles', { roles: name });
}

function levelLines({ xp, level }: Level, words: Words) {
  const title = level.title[words.language];
  const { number, next } = level;
  return lines(
    words.say('profile-level', { number, title }),
    next === null
      ? words.say('profile-xp-highest', { xp })
      : words.say('profile-xp', { xp, next, bar: progressBar(xp, next) }),
  );
}
