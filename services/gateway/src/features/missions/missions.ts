import { Balance, ClaimMission, ExplainMission, MissionsOf, RepairStreak } from '@yabot/contracts';
import { blocks, lines } from '../../conversation/texts/html.ts';
import type { Words } from '../../conversation/texts/words.ts';
import { ageNote } from '../age-note.ts';
import {
  type Answers,
  ask,
  type Button,
  drafted,
  feature,
  known,
  ordering,
  type Screen,
  type Who,
} from '../feature.ts';
import { backRow, pageButtons, pageOf } from '../pages.ts';
import { missionLines, rewardText } from './mission-lines.ts';
import { repairScreen } from './repair.ts';
import { whyScreen } from './why.ts';

const PAGE = 5;
const AHEAD_PAGE = 8;
type Mission = (typeof MissionsOf.sampleResult)['missions'][number];
type Ahead = NonNullable<(typeof MissionsOf.sampleResult)['ahead']>;

const asks = ({ userId }: Who, page: string) => {
  const [about, missionId = ''] = page.split('.');
  return {
    missions: ask(MissionsOf, { userId }),
    why: about === 'why' ? ask(ExplainMission, { userId, missionId }) : undefined,
    balance: about === 'repair' ? ask(Balance, { userId }) : undefined,
  };
};

export const missions = feature({
  command: 'misiones',
  aliases: ['missions'],
  asks,
  view: (answers, words, who, asked) => {
    const told = known(answers.missions);
    if (!told) return { text: words.say('missions-away'), keyboard: [backRow(words)] };
    const [about, missionId] = asked.split('.');
    const mission = told.missions.find((each) => each.missionId === missionId);
    if (about === 'why' && answers.why) return whyScreen(answers.why, words, who);
    if (about === 'repair' && mission) return repairScreen(mission, answers.balance, words, who);
    if (about === 'ahead') return aheadScreen(told.ahead ?? [], missionId ?? '', words);
    return listScreen(told, answers, words, who, asked);
  },
  orders: {
    claim: ordering({
      order: (place, { userId }, { draft, key }) => {
        const missionId = drafted(draft, `claim-${place}`);
        return missionId !== undefined ? ClaimMission.of({ userId, missionId }, { key }) : undefined;
      },
      done: ({ reward }, words) => ({
        toast: words.label('mission-claimed', { reward: rewardText(reward, words) }),
      }),
    }),
    repair: ordering({
      order: (_, { userId }, { draft, key }) => {
        const missionId = drafted(draft, 'missionId');
        const besitos = draft?.besitos;
        if (missionId === undefined || typeof besitos !== 'number') return undefined;
        return RepairStreak.of({ userId, missionId, besitos }, { key });
      },
      done: ({ besitos, days }, words) => ({
        toast: words.label('streak-repair-ordered', { besitos, days }),
      }),
    }),
  },
});

function listScreen(
  { missions: all, ahead = [] }: typeof MissionsOf.sampleResult,
  { missions: told }: Pick<Answers<ReturnType<typeof asks>>, 'missions'>,
  words: Words,
  who: Who,
  asked: string,
): Screen {
  const page = pageOf(inOrder(all), asked, PAGE);
  const claimable = page.items.filter(({ state }) => state === 'claimable');
  return {
    text: blocks(
      words.say('missions-title', { done: all.filter(({ completed }) => completed).length }),
      ...page.items.map((mission, index) => missionLines(mission, index + 1, words, who)),
      all.length === 0 && words.say('missions-empty'),
      ageNote(words, who, told),
    ),
    keyboard: [
      ...claimable.map((mission, place) => [claimButton(mission, place, words)]),
      ...repairButtons(page.items, words),
      whyButtons(page.items, words),
      pageButtons('misiones', page, words),
      ahead.length > 0 ? [{ text: words.label('missions-ahead'), show: 'misiones', page: 'ahead.1' }] : [],
      backRow(words),
    ],
    ...(claimable.length > 0
      ? { draft: Object.fromEntries(claimable.map(({ missionId }, place) => [`claim-${place}`, missionId])) }
      : {}),
  };
}

/** What waits to be taken first, then what can be done, then what is done. */
const inOrder = (all: readonly Mission[]) => all.toSorted((one, other) => placeOf(one) - placeOf(other));

const placeOf = ({ state, completed }: Mission) => (state === 'claimable' ? 0 : completed ? 2 : 1);

const claimButton = ({ title }: Mission, place: number, words: Words): Button => ({
  text: words.label('mission-claim', { title: title[words.language] }),
  order: 'claim',
  value: String(place),
});

const repairButtons = (shown: readonly Mission[], words: Words): Button[][] =>
  shown
    .filter(({ streak }) => streak?.repair && !streak.repair.ordered)
    .map(({ missionId, title }) => [
      {
        text: words.label('streak-repair', { title: title[words.language] }),
        show: 'misiones',
        page: `repair.${missionId}`,
      },
    ]);

/** One for each mission, by its number on the page. */
const whyButtons = (shown: readonly Pick<Mission, 'missionId'>[], words: Words): Button[] =>
  shown.map(({ missionId }, index) => ({
    text: words.label('mission-why', { number: index + 1 }),
    show: 'misiones',
    page: `why.${missionId}`,
  }));

/** Those that come once something else is reached; why not yet is told of each. */
function aheadScreen(ahead: Ahead, asked: string, words: Words): Screen {
  const page = pageOf(ahead, asked, AHEAD_PAGE);
  return {
    text: blocks(
      words.say('missions-ahead-title'),
      lines(
        ...page.items.map(({ title }, index) =>
          words.say('mission-ahead', { number: index + 1, title: title[words.language] }),
        ),
      ),
      ahead.length === 0 && words.say('missions-ahead-none'),
    ),
    keyboard: [
      whyButtons(page.items, words),
      pageButtons('misiones', page, words, 'ahead.'),
      [{ text: words.label('button-back'), show: 'misiones' }],
    ],
  };
}
