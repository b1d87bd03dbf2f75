import type { MissionReward, MissionsOf } from '@yabot/contracts';
import { type Html, html, lines } from '../../conversation/texts/html.ts';
import { progressBar } from '../../conversation/texts/progress-bar.ts';
import type { Words } from '../../conversation/texts/words.ts';
import type { Who } from '../feature.ts';
import { dayText, leftUntil } from '../times.ts';

type Mission = (typeof MissionsOf.sampleResult)['missions'][number];

/** A mission as the list shows it, with its number, by which it can be asked about. */
export function missionLines(mission: Mission, number: number, words: Words, who: Who): Html {
  const { completed, state, opensAt, claimUntil } = mission;
  const title = mission.title[words.language];
  const prize = rewardText(mission.reward, words);
  const reward = prize !== '' && words.say('mission-reward-is', { reward: prize });
  if (state === 'claimable') {
    const until = claimUntil
      ? words.say('mission-claim-until', { day: dayText(claimUntil, words) })
      : undefined;
    return lines(words.say('mission-claimable', { number, title }), reward, until);
  }
  if (completed) {
    const again = opensAt && words.say('mission-again', { left: leftUntil(opensAt, who, words) });
    return lines(words.say('mission-done', { number, title }), reward, again || undefined);
  }
  return lines(
    words.say('mission-title', { number, title, window: mission.window }),
    words.say('mission-description', { text: mission.description[words.language] }),
    ...progressLines(mission, words, who),
    reward,
    mission.closesAt !== null &&
      words.say('mission-closes', { left: leftUntil(mission.closesAt, who, words) }),
  );
}

function progressLines({ steps, streak, goal, progress, target }: Mission, words: Words, who: Who): Html[] {
  if (steps) return steps.map((step) => stepLine(step, words));
  const id = goal === 'streak' ? 'mission-streak' : 'mission-progress';
  return [
    words.say(id, { progress, target, bar: progressBar(progress, target) }),
    ...(streak && !streak.countedToday && progress > 0 ? [notToday(streak, words, who)] : []),
    ...(streak && streak.freezes > 0 ? [words.say('mission-freezes', { count: streak.freezes })] : []),
  ];
}

const notToday = ({ dayEndsAt }: NonNullable<Mission['streak']>, words: Words, who: Who) =>
  dayEndsAt === undefined
    ? words.say('mission-streak-today')
    : words.say('mission-streak-left', { left: leftUntil(dayEndsAt, who, words) });

const stepLine = ({ title, progress, target }: NonNullable<Mission['steps']>[number], words: Words) =>
  words.say(progress >= target ? 'mission-step-done' : 'mission-step', {
    title: title[words.language],
    progress,
    target,
  });

/** What a mission gives, in words; empty when it gives nothing. */
export function rewardText({ besitos, xp, vipDays }: MissionReward, words: Words): string {
  const parts = [
    besitos > 0 && words.label('reward-besitos', { besitos }),
    xp !== undefined && words.label('reward-xp', { xp }),
    vipDays !== undefined && words.label('reward-vip', { days: vipDays }),
  ];
  return parts.filter((part) => part !== false).join(' · ');
}

/** A list of conditions, each met or not. */
export const ticked = (met: boolean, text: string): Html => html`${met ? '✅' : '▫️'} ${text}`;
