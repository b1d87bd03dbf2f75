import { describe, expect, it } from 'vitest';
import { checkWith, itTells, type Row, SMALL } from './small-community.ts';

const FILE = 'achievements/kiss.yaml';
const TRIGGER = `trigger:
  event: missions.mission-completed
  where:
    missionId: hearts
`;
const combined = (conditions: string) => `combination:\n${conditions}`;

const rows: Row[] = [
  [
    'an achievement that counts nothing',
    FILE,
    TRIGGER,
    '',
    '1:1',
    '',
    'it does not say what it counts',
    'Add `trigger` with an event, or `combination` with what has to be reached',
  ],
  [
    'a field where days in a row are counted',
    FILE,
    'tiers:',
    'counts: { by: streak, field: missionId }\ntiers:',
    '9:23',
    'counts.field',
    'counting by `streak` looks at no field',
    'Leave it out',
  ],
  [
    'more different values than are remembered',
    FILE,
    'tiers:\n  - { tier: bronze, count: 1, xp: 10 }\n  - { tier: silver, count: 5, xp: 20 }',
    'counts: { by: distinct, field: missionId }\ntiers:\n  - { tier: bronze, count: 501, xp: 10 }',
    '11:28',
    'tiers[0].count',
    'it asks for 501 different values; at most 500 are remembered',
    'Write 500 at most',
  ],
  [
    'an achievement that waits for itself',
    FILE,
    'tiers:',
    'requires: [{ achievement: kiss }]\ntiers:',
    '9:27',
    'requires[0].achievement',
    'this achievement waits for itself, so it can never begin',
    'Name another achievement that does not depend on this one',
  ],
];

describe('who writes an achievement', () => {
  itTells(rows);

  it.each([
    ['{ by: sum, field: missionId }', '`missions.mission-completed` has no number in `missionId`', '`round`'],
    ['{ by: distinct, field: emoji }', '`missions.mission-completed` has no field `emoji`', '`missionId`'],
  ])('is told of the counting %s, with the fields there are', (counts, problem, offered) => {
    const text = SMALL[FILE]!.replace('tiers:', `counts: ${counts}\ntiers:`);
    const instead = expect.stringContaining(offered);
    expect(checkWith({ [FILE]: text })).toMatchObject({
      ok: false,
      mistakes: [{ file: FILE, line: 9, path: 'counts.field', problem, instead }],
    });
  });

  it('is told of a circle of achievements that wait for one another', () => {
    const text = SMALL[FILE]!;
    const kiss = text.replace('tiers:', 'requires: [{ achievement: hug }]\ntiers:');
    const hug = text
      .replace('id: kiss', 'id: hug')
      .replace('tiers:', 'requires: [{ achievement: kiss }]\ntiers:');
    const result = checkWith({ [FILE]: kiss, 'achievements/hug.yaml': hug });
    expect(result).toMatchObject({
      ok: false,
      mistakes: [
        { file: 'achievements/hug.yaml', path: 'requires[0].achievement' },
        { file: FILE, path: 'requires[0].achievement' },
      ],
    });
  });

  it.each([
    ['{ achievement: nobody }', 'requires[0].achievement', 'there is no achievement `nobody`'],
    ['{ level: 9 }', 'requires[0].level', 'there is no level 9: there are 2'],
    ['{ achievement: hug, tier: gold }', 'requires[0].tier', 'the achievement `hug` has no tier `gold`'],
    [
      '{ achievement: hug, level: 2 }',
      'requires[0]',
      'a condition is an achievement or a level, one of both',
    ],
    ['{ level: 2, tier: gold }', 'requires[0].tier', 'a level has no tiers'],
  ])('is told what is wrong with the condition %s', (condition, path, problem) => {
    const text = SMALL[FILE]!;
    const changed = text.replace('tiers:', `requires: [${condition}]\ntiers:`);
    const result = checkWith({
      [FILE]: changed,
      'achievements/hug.yaml': text.replace('id: kiss', 'id: hug'),
    });
    expect(result).toMatchObject({ ok: false, mistakes: [{ file: FILE, line: 9, path, problem }] });
  });

  it('is told of a tier that asks for more conditions than the combination has, and of a trigger beside it', () => {
    const text = SMALL[FILE]!.replace(
      'tiers:',
      `${combined('  - { level: 2 }\n  - { achievement: hug }\n')}tiers:`,
    );
    const hug = SMALL[FILE]!.replace('id: kiss', 'id: hug');
    expect(checkWith({ [FILE]: text, 'achievements/hug.yaml': hug })).toMatchObject({
      ok: false,
      mistakes: [
        {
          path: 'trigger',
          problem: 'with `combination` there is no event to count, so `trigger` has no meaning',
        },
        { path: 'tiers[1].count', problem: 'it asks for 5, and the combination has 2 conditions' },
      ],
    });
  });

  it('is told of a reward for which there is no service', () => {
    const text = SMALL[FILE]!.replace('xp: 10 }', 'xp: 10, item: crown }');
    expect(checkWith({ [FILE]: text })).toMatchObject({ ok: false, mistakes: [{ path: 'tiers[0].item' }] });
  });
});

describe('who writes seasons', () => {
  const season = (id: string, from: string, until: string) =>
    `id: ${id}\ntitle: { es: Otoño, en: Autumn }\nfrom: ${from}\nuntil: ${until}\n`;

  it('is told of one that ends before it begins', () => {
    const text = season('autumn', '2026-12-01', '2026-11-01');
    const result = checkWith({ 'seasons/autumn.yaml': text });
    expect(result).toMatchObject({ ok: false, mistakes: [{ path: 'until', line: 4 }] });
  });

  it('is told of two that share a day, and of none that follow one another', () => {
    const first = { 'seasons/a.yaml': season('a', '2026-09-01', '2026-11-30') };
    const shared = checkWith({ ...first, 'seasons/b.yaml': season('b', '2026-11-30', '2027-02-01') });
    expect(shared).toMatchObject({
      ok: false,
      mistakes: [{ path: 'from', problem: 'it overlaps with seasons/a.yaml, from 2026-09-01 to 2026-11-30' }],
    });
    expect(checkWith({ ...first, 'seasons/b.yaml': season('b', '2026-12-01', '2027-02-01') }).ok).toBe(true);
  });
});
