import { describe, expect, it } from 'vitest';
import { checkWith, SMALL } from './small-community.ts';

const MISSION = 'missions/hearts.yaml';
const hearts = SMALL[MISSION]!;

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

  it('are told also when that achievement requires another that such a mission brings', () => {
    const kiss = SMALL['achievements/kiss.yaml']!.replace(
      'tiers:',
      'requires: [{ achievement: hug }]\ntiers:',
    );
    const hug = SMALL['achievements/kiss.yaml']!.replace('id: kiss', 'id: hug').replace(
      'missionId: hearts',
      'missionId: b',
    );
    const problems = told({
      [MISSION]: hearts,
      'missions/b.yaml': named('b', 'requires: { achievements: [{ id: kiss }] }'),
      'achievements/kiss.yaml': kiss,
      'achievements/hug.yaml': hug,
    });
    expect(problems.map((problem) => problem.split(' ').slice(0, 2))).toEqual([
      ['achievements/hug.yaml', 'trigger.where.missionId'],
      ['achievements/kiss.yaml', 'requires[0].achievement'],
      ['missions/b.yaml', 'requires.achievements[0].id'],
    ]);
  });

  it.each([
    [
      2,
      [
        'both.yaml combination',
        'kiss.yaml trigger.where.missionId',
        'hearts.yaml requires.achievements[0].id',
      ],
    ],
    [1, []],
  ])('are told through a combination of two only where it takes both: %i', (count, places) => {
    const kiss = SMALL['achievements/kiss.yaml']!;
    const either = '  - { achievement: kiss }\n  - { level: 2 }\n';
    const both = kiss
      .replace('id: kiss', 'id: both')
      .replace(/trigger:[\s\S]*?(?=tiers:)/, `combination:\n${either}`)
      .replace(/ {2}- \{ tier: bronze[\s\S]*/, `  - { tier: bronze, count: ${count}, xp: 10 }\n`);
    const problems = told({
      [MISSION]: named('hearts', 'requires: { achievements: [{ id: both }] }'),
      'achievements/both.yaml': both,
    });
    const found = problems.map((problem) => problem.split(' ').slice(0, 2).join(' ').split('/')[1]);
    expect(found).toEqual(places);
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
