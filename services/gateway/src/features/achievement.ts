import type { AchievementsOf } from '@yabot/contracts';
import { blocks, type Html, lines } from '../conversation/texts/html.ts';
import { progressBar } from '../conversation/texts/progress-bar.ts';
import type { Words } from '../conversation/texts/words.ts';
import type { Screen, Who } from './feature.ts';
import { ticked } from './missions/mission-lines.ts';
import { dateText } from './times.ts';

/** An achievement of somebody, with what it takes. */
export type Achievement = (typeof AchievementsOf.sampleResult)['achievements'][number];
type Tier = NonNullable<Achievement['tiers']>[number];
type Condition = NonNullable<Achievement['requires']>[number];

/** What a tier gives, in words; empty when it gives nothing. */
export function rewardOf({ besitos, xp }: Pick<Tier, 'besitos' | 'xp'>, words: Words): string {
  const parts = [
    besitos > 0 && words.label('reward-besitos', { besitos }),
    xp > 0 && words.label('reward-xp', { xp }),
  ];
  return parts.filter((part) => part !== false).join(' · ');
}

/** What has to be reached, and whether it is; a secret achievement is not named. */
export const requirementLines = (conditions: readonly Condition[], words: Words): Html[] =>
  conditions.map((condition) => ticked(condition.met, requirementText(condition, words)));

function requirementText({ level, title, tier }: Condition, words: Words): string {
  if (level !== null) return words.label('needs-level', { level });
  if (title === null) return words.label('needs-secret');
  const name = title[words.language];
  return words.label('needs-achievement', { title: name, tier: tier ? words.label(`tier-${tier}`) : '' });
}

/** All of one achievement: its tiers with what they take and give, what counts, and what is required first. */
export function achievementScreen(achievement: Achievement, words: Words, who: Who): Screen {
  const { badge, tier, progress, target, secret, counts = 'events', tiers = [] } = achievement;
  const { conditions = [], requires = [] } = achievement;
  return {
    text: blocks(
      lines(
        words.say('achievement-title', {
          badge: tier === null ? '🔒' : badge,
          title: achievement.title[words.language],
        }),
        words.say('achievement-description', { text: achievement.description[words.language] }),
        secret && words.say('achievement-was-secret'),
      ),
      target !== null &&
        words.say(`achievement-counts-${counts}`, { progress, target, bar: progressBar(progress, target) }),
      tiers.length > 0 && lines(...tiers.map((each) => tierLine(each, words, who))),
      conditions.length > 0 && lines(words.say('achievement-of'), ...requirementLines(conditions, words)),
      requires.length > 0 && lines(words.say('achievement-first'), ...requirementLines(requires, words)),
    ),
    keyboard: [[{ text: words.label('button-back'), show: 'logros' }]],
  };
}

function tierLine({ tier, count, earnedAt, ...gives }: Tier, words: Words, who: Who): Html {
  const values = { tier: words.label(`tier-${tier}`), count, reward: rewardOf(gives, words) };
  return earnedAt === null
    ? words.say('tier-ahead', values)
    : words.say('tier-earned', { ...values, at: dateText(earnedAt, who) });
}
