import { describe } from 'vitest';
import { itTells } from './small-community.ts';

const MISSION = 'missions/hearts.yaml';
const REWARD = 'reward: { besitos: 50 }';

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
