import { AchievementsOf } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import { progressBar } from '../conversation/texts/progress-bar.ts';
import type { Words } from '../conversation/texts/words.ts';
import { ageNote } from './age-note.ts';
import { ask, feature, known } from './feature.ts';
import { backRow, pageButtons, pageOf } from './pages.ts';

const PAGE = 7;
type Achievement = (typeof AchievementsOf.sampleResult)['achievements'][number];

export const achievements = feature({
  command: 'logros',
  aliases: ['achievements'],
  asks: ({ userId }) => ({ achievements: ask(AchievementsOf, { userId }) }),
  view: (answers, words, who, asked) => {
    const told = known(answers.achievements);
    if (!told) return { text: words.say('achievements-away'), keyboard: [backRow(words)] };
    const earned = told.achievements.filter(({ tier }) => tier !== null);
    const page = pageOf(earnedFirst(told.achievements), asked, PAGE);
    return {
      text: blocks(
        words.say('achievements-title', { earned: earned.length, all: told.achievements.length }),
        ...page.items.map((achievement) => achievementLines(achievement, words)),
        told.achievements.length === 0 && words.say('achievements-empty'),
        ageNote(words, who, answers.achievements),
      ),
      keyboard: [pageButtons('logros', page, words), backRow(words)],
    };
  },
});

const earnedFirst = (all: readonly Achievement[]) =>
  all.toSorted((one, other) => Number(one.tier === null) - Number(other.tier === null));

function achievementLines(achievement: Achievement, words: Words) {
  const { badge, tier, progress, target } = achievement;
  const title = achievement.title[words.language];
  return lines(
    tier === null
      ? words.say('achievement-ahead', { title })
      : words.say('achievement-earned', { badge, title, tier: words.label(`tier-${tier}`) }),
    words.say('achievement-description', { text: achievement.description[words.language] }),
    target !== null &&
      words.say('achievement-next', { progress, target, bar: progressBar(progress, target) }),
  );
}
