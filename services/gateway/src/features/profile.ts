import { AchievementsOf, Balance, Context } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import { progressBar } from '../conversation/texts/progress-bar.ts';
import type { Words } from '../conversation/texts/words.ts';
import { harmless } from '../rules/people.ts';
import { ageNote } from './age-note.ts';
import { ask, feature, known } from './feature.ts';
import { backRow } from './pages.ts';
import { dateText } from './times.ts';

type Level = typeof AchievementsOf.sampleResult;
type Person = typeof Context.sampleResult;

export const profile = feature({
  command: 'perfil',
  aliases: ['profile'],
  asks: ({ userId }) => ({
    person: ask(Context, { userId }),
    balance: ask(Balance, { userId }),
    level: ask(AchievementsOf, { userId }),
  }),
  view: ({ person, balance, level }, words, who) => {
    const about = known(person);
    const held = known(balance);
    const reached = known(level);
    return {
      text: blocks(
        lines(
          words.say('profile-name', { name: about ? harmless(about.firstName) : who.firstName }),
          about
            ? words.say('profile-roles', { roles: roleOf(about, words) })
            : words.say('profile-person-away'),
          about && words.say('profile-since', { date: dateText(about.registeredAt, who) }),
        ),
        reached ? levelLines(reached, words) : words.say('profile-level-away'),
        held ? words.say('profile-balance', { amount: held.available }) : words.say('besitos-away'),
        ageNote(words, who, person, balance, level),
      ),
      keyboard: [backRow(words)],
    };
  },
});

/** The highest role says it all: they come in rising order. */
const roleOf = ({ roles }: Person, words: Words) => words.label(`role-${roles.at(-1) ?? 'follower'}`);

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
