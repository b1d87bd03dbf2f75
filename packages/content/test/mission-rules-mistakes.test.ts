import { describe, expect, it } from '@jest/globals';
import { checkWith, itTells, SMALL } from './small-community.ts';

const MISSION = 'missions/hearts.yaml';
const hearts = SMALL[MISSION]!;
const TARGET = 'target: { count: 10 }';
const COUNTED = 'gateway.reaction-added\n  where:\n    emoji: ❤\ntarget: { count: 10 }';
const REWARD = 'reward: { besitos: 50 }';
const STEP = (event: string) => `  - { title: { es: Paso, en: Step }, trigger: { event: ${event} } }\n`;

describe('the goal of a mission with one mistake', () => {
  itTells([
    [
      'no target',
      MISSION,
      `${TARGET}\n`,
      '',
      '1:1',
      'target',
      '`target` is missing',
      'Add `target: { count: 10 }`',
    ],
    [
      'a target of nothing',
      MISSION,
      TARGET,
      'target: {}',
      '8:9',
      'target',
      'the target does not say what is counted',
      'Write it like `target: { count: 10 }`',
    ],
    [
      'two targets',
      MISSION,
      TARGET,
      'target: { count: 10, streak: 3 }',
      '8:22',
      'target.streak',
      'there is a target already: `count`, and `streak` is another',
      'Leave it out',
    ],
    [
      'a sum of nothing',
      MISSION,
      TARGET,
      'target: { sum: 10 }',
      '8:9',
      'target',
      '`sum` needs the field it is about',
      'Add `of: amount`, or the name of another field of the event',
    ],
    [
      'a count of a field',
      MISSION,
      TARGET,
      'target: { count: 10, of: emoji }',
      '8:22',
      'target.of',
      '`count` is not about a field',
      'Leave it out',
    ],
    [
      'a sum of what is no number',
      MISSION,
      COUNTED,
      'wallet.besitos-spent\ntarget: { sum: 10, of: reason }',
      '6:24',
      'target.of',
      '`reason` is not a number, so it cannot be added up',
      'Write one of `amount`, `balance`',
    ],
    [
      'a field the event has not',
      MISSION,
      TARGET,
      'target: { distinct: 3, of: emogi }',
      '8:28',
      'target.of',
      '`gateway.reaction-added` has no field `emogi`',
      'Write `emoji`',
    ],
    [
      'more different values than there are',
      MISSION,
      TARGET,
      'target: { distinct: 3, of: via }',
      '8:21',
      'target.distinct',
      '`via` can have only 2 values here',
      'Write at most `distinct: 2`',
    ],
    [
      'more different values than are asked for',
      MISSION,
      TARGET,
      'target: { distinct: 2, of: emoji }',
      '8:21',
      'target.distinct',
      '`emoji` can have only 1 value here',
      'Write at most `distinct: 1`',
    ],
    [
      'more different values than are kept',
      MISSION,
      TARGET,
      'target: { distinct: 51, of: post.messageId }',
      '8:21',
      'target.distinct',
      '51 is out of range',
      'Write a whole number from 1 to 50',
    ],
    [
      'a streak in a window',
      MISSION,
      `${TARGET}\nwindow: once`,
      'target: { streak: 3 }\nwindow: weekly',
      '9:9',
      'window',
      'a streak goes over days, so it does not begin anew with a window',
      'Write `window: once`',
    ],
    [
      'freezes of what is no streak',
      MISSION,
      'order: 1',
      'order: 1\nfreezes: { keep: 2 }',
      '13:1',
      'freezes',
      '`freezes` belongs to streaks',
      'Leave it out',
    ],
    [
      'more freezes than can be kept',
      MISSION,
      TARGET,
      'target: { streak: 3 }\nfreezes: { given: 3, keep: 2 }',
      '9:19',
      'freezes.given',
      '3 are given and only 2 can be kept',
      'Write at most `given: 2`, or raise `keep`',
    ],
    [
      'a repetition of what begins anew by itself',
      MISSION,
      'window: once',
      'window: daily\nrepeat: { hours: 5 }',
      '10:1',
      'repeat',
      'a mission with the window `daily` begins anew by itself',
      'Remove `repeat`, or write `window: once`',
    ],
    [
      'a step with an unknown event',
      MISSION,
      `trigger:\n  event: ${COUNTED}`,
      `steps:\n${STEP('gateway.comment-added')}${STEP('gateway.coment-added')}`,
      '6:56',
      'steps[1].trigger.event',
      'there is no event `gateway.coment-added`',
      'Write `gateway.comment-added`',
    ],
    [
      'a step that waits for the mission it is a step of',
      MISSION,
      `trigger:\n  event: ${COUNTED}`,
      `steps:\n${STEP('gateway.comment-added')}${STEP('missions.mission-completed, where: { missionId: hearts }')}`,
      '6:104',
      'steps[1].trigger.where.missionId',
      'this mission waits for itself, so it can never begin',
      'Name another mission, or count another event',
    ],
    [
      'steps beside a target',
      MISSION,
      'trigger:\n  event: gateway.reaction-added\n  where:\n    emoji: ❤\n',
      `steps:\n${STEP('gateway.comment-added')}${STEP('gateway.comment-added')}`,
      '7:1',
      'target',
      'a mission with `steps` has no `target` of its own',
      'Remove `target`, or `steps`',
    ],
  ]);
});

describe('the reward of a mission with one mistake', () => {
  itTells([
    [
      'nothing',
      MISSION,
      REWARD,
      'reward: {}',
      '11:9',
      'reward',
      'the reward is nothing',
      'Write one of `besitos`, `xp`, `vipDays`',
    ],
    ...['item', 'hint', 'fragment'].map((kind): Parameters<typeof itTells>[0][number] => [
      `a kind no service gives yet: ${kind}`,
      MISSION,
      REWARD,
      `reward: { besitos: 50, ${kind}: key }`,
      `11:${26 + kind.length}`,
      `reward.${kind}`,
      `rewards of the kind \`${kind}\` cannot be given yet: no service has them`,
      'Write `besitos`, `xp` or `vipDays`',
    ]),
  ]);
});

describe('what a mission requires and leads to, with one mistake', () => {
  itTells([
    [
      'an unknown mission before it',
      MISSION,
      'order: 1',
      'order: 1\nrequires: { missions: [heart] }',
      '13:24',
      'requires.missions[0]',
      'there is no mission `heart`',
      'Write `hearts`',
    ],
    [
      'an unknown achievement before it',
      MISSION,
      'order: 1',
      'order: 1\nrequires: { achievements: [{ id: kis }] }',
      '13:34',
      'requires.achievements[0].id',
      'there is no achievement `kis`',
      'Write `kiss`',
    ],
    [
      'a level there is not',
      MISSION,
      'order: 1',
      'order: 1\nrequires: { level: 3 }',
      '13:20',
      'requires.level',
      'there is no level 3: the highest is 2',
      'Write at most `level: 2`, or add levels to levels.yaml',
    ],
    [
      'an unknown mission after it',
      MISSION,
      'order: 1',
      'order: 1\nnext: [heart]',
      '13:8',
      'next[0]',
      'there is no mission `heart`',
      'Write `hearts`',
    ],
    [
      'a mission after it that something else gives',
      MISSION,
      'order: 1',
      'order: 1\nnext: [hearts]',
      '13:8',
      'next[0]',
      'the mission `hearts` is given by `first-event`, not by a chain',
      'Write `assign: { on: chain }` in missions/hearts.yaml, or remove it here',
    ],
    [
      'a chain that begins nowhere',
      MISSION,
      'on: first-event',
      'on: chain',
      '10:15',
      'assign.on',
      'no mission gives this one',
      'Add `next: [hearts]` to the mission before it, or write another event',
    ],
    [
      'fields of what is no event',
      MISSION,
      'on: first-event',
      'on: first-event, where: { emoji: ❤ }',
      '10:28',
      'assign.where',
      '`first-event` is no event, so it has no fields',
      'Leave it out',
    ],
    [
      'an unknown field of the event that assigns it',
      MISSION,
      'on: first-event',
      'on: gateway.command-used, where: { comand: perfil }',
      '10:46',
      'assign.where.comand',
      '`gateway.command-used` has no field `comand`',
      'Write `command`',
    ],
  ]);
});

describe('missions that wait for each other', () => {
  const named = (id: string, more: string, text = hearts) =>
    text.replace('id: hearts', `id: ${id}`).replace('order: 1', `order: 1\n${more}`);
  const told = (files: Record<string, string>) => {
    const result = checkWith(files);
    return result.ok ? [] : result.mistakes.map(({ file, path, problem }) => `${file} ${path} ${problem}`);
  };

  it('are told where they close the circle, and not what only waits for them', () => {
    const requires = (id: string) => `requires: { missions: [${id}] }`;
    expect(
      told({
        'missions/a.yaml': named('a', requires('b')),
        'missions/b.yaml': named('b', requires('a')),
        'missions/c.yaml': named('c', requires('b')),
      }),
    ).toEqual([
      'missions/a.yaml requires.missions[0] this waits for `b`, and that in turn for this, so neither can ever begin',
      'missions/b.yaml requires.missions[0] this waits for `a`, and that in turn for this, so neither can ever begin',
    ]);
  });

  it('are told also through an achievement', () => {
    const problems = told({ [MISSION]: named('hearts', 'requires: { achievements: [{ id: kiss }] }') });
    expect(problems).toEqual([
      'achievements/kiss.yaml trigger.where.missionId this waits for `hearts`, and that in turn for this, so neither can ever begin',
      'missions/hearts.yaml requires.achievements[0].id this waits for `kiss`, and that in turn for this, so neither can ever begin',
    ]);
  });

  it('are told when a chain leads only from one to the other', () => {
    const chained = hearts.replace('on: first-event', 'on: chain');
    const problems = told({
      'missions/a.yaml': named('a', 'next: [b]', chained),
      'missions/b.yaml': named('b', 'next: [a]', chained),
    });
    expect(problems.map((problem) => problem.split(' ').slice(0, 2))).toEqual([
      ['missions/a.yaml', 'assign.on'],
      ['missions/b.yaml', 'assign.on'],
    ]);
  });

  it('are right when there is a way in: a chain from a mission somebody gets, a list of which one can be had', () => {
    const chained = hearts.replace('on: first-event', 'on: chain');
    const either = hearts.replace(
      'gateway.reaction-added\n  where:\n    emoji: ❤',
      'missions.mission-completed\n  where: { missionId: [either, hearts] }',
    );
    expect(
      told({
        [MISSION]: named('hearts', 'next: [b]'),
        'missions/b.yaml': named('b', 'next: [c]', chained),
        'missions/c.yaml': named('c', 'requires: { missions: [b], level: 2 }', chained),
        'missions/either.yaml': named('either', '', either),
      }),
    ).toEqual([]);
  });
});
