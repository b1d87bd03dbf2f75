import { MissionsOf } from '@yabot/contracts';
import { blocks, lines } from '../conversation/texts/html.ts';
import { progressBar } from '../conversation/texts/progress-bar.ts';
import type { Words } from '../conversation/texts/words.ts';
import { ageNote, ageOf } from './age-note.ts';
import { ask, feature, known, type Who } from './feature.ts';
import { backRow, pageButtons, pageOf } from './pages.ts';

const PAGE = 5;
type Mission = (typeof MissionsOf.sampleResult)['missions'][number];

export const missions = feature({
  command: 'misiones',
  aliases: ['missions'],
  asks: ({ userId }) => ({ missions: ask(MissionsOf, { userId }) }),
  view: (answers, words, who, asked) => {
    const told = known(answers.missions);
    if (!told) return { text: words.say('missions-away'), keyboard: [backRow(words)] };
    const page = pageOf(openFirst(told.missions), asked, PAGE);
    const empty = told.missions.length === 0;
    return {
      text: blocks(
        words.say('missions-title', { done: told.missions.filter(({ completed }) => completed).length }),
        ...page.items.map((mission) => missionLines(mission, words, who)),
        empty && words.say('missions-empty'),
        ageNote(words, who, answers.missions),
      ),
      keyboard: [pageButtons('misiones', page, words), backRow(words)],
    };
  },
});

const openFirst = (all: readonly Mission[]) =>
  all.toSorted((one, other) => Number(one.completed) - Number(other.completed));

function missionLines(mission: Mission, words: Words, who: Who) {
  const { completed, progress, target, reward, closesAt, window } = mission;
  const title = mission.title[words.language];
  const prize = reward.besitos > 0 && words.say('mission-reward', { besitos: reward.besitos });
  if (completed) return lines(words.say('mission-done', { title }), prize);
  return lines(
    words.say('mission-title', { title, window: words.label(`window-${window}`) }),
    words.say('mission-description', { text: mission.description[words.language] }),
    words.say('mission-progress', { progress, target, bar: progressBar(progress, target) }),
    prize,
    closesAt !== null && words.say('mission-closes', { left: words.label('age', leftUntil(closesAt, who)) }),
  );
}

const leftUntil = (moment: string, { now }: Who) => ageOf(Math.max(0, Date.parse(moment) - now.getTime()));
