import { AchievementsOf } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import { progressBar } from '../conversation/texts/progress-bar.ts';
import type { Words } from '../conversation/texts/words.ts';
import { type Achievement, achievementScreen, requirementLines, rewardOf } from './achievement.ts';
import { ageNote } from './age-note.ts';
import { ask, type Button, feature, known } from './feature.ts';
import { backRow, pageButtons, pageOf } from './pages.ts';

const PAGE = 6;

export const achievements = feature({
  command: 'logros',
  aliases: ['achievements'],
  asks: ({ userId }) => ({ achievements: ask(AchievementsOf, { userId }) }),
  view: (answers, words, who, asked) => {
    const told = known(answers.achievements);
    if (!told) return { text: words.say('achievements-away'), keyboard: [backRow(words)] };
    const about = told.achievements.find(({ achievementId }) => asked === `about.${achievementId}`);
    if (about) return achievementScreen(about, words, who);
    const earned = told.achievements.filter(({ tier }) => tier !== null);
    const page = pageOf(earnedFirst(told.achievements), asked, PAGE);
    const { secrets = 0 } = told;
    const isLast = page.number === page.count;
    return {
      text: blocks(
        words.say('achievements-title', { earned: earned.length, all: told.achievements.length + secrets }),
        ...page.items.map((achievement, index) => achievementLines(achievement, index + 1, words)),
        isLast && secrets > 0 && words.say('achievements-secret', { count: secrets }),
        told.achievements.length === 0 && secrets === 0 && words.say('achievements-empty'),
        ageNote(words, who, answers.achievements),
      ),
      keyboard: [
        page.items.map((achievement, index) => aboutButton(achievement, index + 1, words)),
        pageButtons('logros', page, words),
        backRow(words),
      ],
    };
  },
});

const earnedFirst = (all: readonly Achievement[]) =>
  all.toSorted((one, other) => Number(one.tier === null) - Number(other.tier === null));

const aboutButton = ({ achievementId }: Achievement, number: number, words: Words): Button => ({
  text: words.label('achievement-about', { number }),
  show: 'logros',
  page: `about.${achievementId}`,
});

function achievementLines(achievement: Achievement, number: number, words: Words) {
  const { badge, tier, progress, target, tiers = [], requires = [] } = achievement;
  const title = achievement.title[words.language];
  const next = tiers.find(({ earnedAt }) => earnedAt === null);
  const reward = next ? rewardOf(next, words) : '';
  return lines(
    tier === null
      ? words.say('achievement-ahead', { number, title })
      : words.say('achievement-earned', { number, badge, title, tier: words.label(`tier-${tier}`) }),
    words.say('achievement-description', { text: achievement.description[words.language] }),
    target !== null &&
      words.say('achievement-next', { progress, target, bar: progressBar(progress, target) }),
    reward !== '' && words.say('achievement-gives', { tier: words.label(`tier-${next!.tier}`), reward }),
    ...requirementLines(
      requires.filter(({ met }) => !met),
      words,
    ),
  );
}
