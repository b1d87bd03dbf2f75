import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckResult, checkSources } from '../src/index.ts';
import { checkWith, SMALL } from './small-community.ts';

const mission = SMALL['missions/hearts.yaml'] ?? '';
const community = SMALL['community.yaml'] ?? '';

function told(result: CheckResult): string[] {
  return result.ok ? [] : result.mistakes.map((it) => `${it.file}:${it.line} ${it.problem}. ${it.instead}`);
}

describe('a content folder', () => {
  it('passes when it has no mistake', () => {
    expect(checkWith({})).toMatchObject({ ok: true, warnings: [] });
  });

  it('tells the mistakes of all files at once, in reading order', () => {
    const result = checkWith({
      'missions/hearts.yaml': mission
        .replace('window: once', 'window: never')
        .replace('count: 10', 'count: 0'),
      'community.yaml': community.replace('language: es', 'language: fr'),
      'levels.yaml': 'levels: [',
    });
    const places = result.ok ? [] : result.mistakes.map((it) => `${it.file}:${it.line}`);
    expect(places).toEqual([
      'community.yaml:2',
      'levels.yaml:1',
      'missions/hearts.yaml:8',
      'missions/hearts.yaml:9',
    ]);
  });

  it('tells the other mistakes of a file whose shape is wrong too', () => {
    const result = checkWith({
      'missions/hearts.yaml': mission
        .replace('order: 1', 'order: first')
        .replace('reaction-added', 'reaction-adde'),
    });
    expect(told(result)).toHaveLength(2);
  });

  it('must have the three files there is one of', () => {
    expect(told(checkWith({ 'levels.yaml': null }))).toEqual([
      'levels.yaml:1 this file is missing. Create it, with `levels`',
    ]);
  });

  it.each([
    ['missions/hearts.yml', 'missions/hearts.yaml'],
    ['mission/other.yaml', 'missions/other.yaml'],
    ['missions/deep/other.yaml', 'missions/other.yaml'],
    ['achievment/other.yaml', 'achievements/other.yaml'],
  ])('has no file nobody reads: %s is to become %s', (wrong, right) => {
    expect(told(checkWith({ [wrong]: 'id: other' }))).toEqual([
      expect.stringMatching(`${wrong}:1 nobody reads a file at this place. Rename it to .*\`${right}\``),
    ]);
  });

  it('has no two missions of the same id', () => {
    const [first, second] = [mission, mission].map((text) => text.replace('id: hearts', 'id: both'));
    const result = checkWith({ 'missions/both.yaml': first ?? '', 'missions/hearts.yaml': second ?? '' });
    expect(told(result)).toContain(
      'missions/hearts.yaml:1 the id `both` is taken by missions/both.yaml. Write another id, such as `hearts`',
    );
  });

  it('has no two groups or posts of the same id', () => {
    const again = community.replace(/groups:\n([\s\S]*)$/, 'groups:\n$1$1');
    expect(told(checkWith({ 'community.yaml': again }))).toEqual([
      'community.yaml:11 the group `-1001` stands here twice. Remove it, or write another',
      'community.yaml:14 the post `welcome` stands here twice. Remove it, or write another',
    ]);
  });

  it('takes a reaction rule for a post once its message is known', () => {
    const rules =
      'dailyCap: 9\nrules: [{ emoji: ❤, besitos: 5, posts: [welcome] }, { emoji: ❤, besitos: 1 }]';
    const known = community.replace('id: welcome', 'id: welcome\n        messageId: 7');
    expect(told(checkWith({ 'reactions.yaml': rules, 'community.yaml': known }))).toEqual([]);
  });

  it('is only warned when no post offers the emoji of a mission', () => {
    const result = checkWith({ 'missions/hearts.yaml': mission.replace('emoji: ❤', 'emoji: [🎃, 🦄]') });
    expect(result).toMatchObject({
      ok: true,
      warnings: [{ file: 'missions/hearts.yaml', line: 7, column: 13, problem: 'no post offers 🎃 or 🦄' }],
    });
  });

  it('has nothing to warn of when a post takes any reaction', () => {
    const anyReaction = community.replace('        emojis: [❤, 🔥]\n', '');
    const result = checkWith({
      'missions/hearts.yaml': mission.replace('emoji: ❤', 'emoji: 🎃'),
      'community.yaml': anyReaction,
    });
    expect(result).toMatchObject({ ok: true, warnings: [] });
  });
});

describe('a file that is not YAML', () => {
  it.each([
    ['a tab', 'id: a\n\ttitle: x', 2, 'Indent with spaces'],
    ['a name written twice', 'id: a\nid: b', 2, 'Keep one of the two'],
    ['text with a colon', 'id: a: b', 1, 'Put text that has a colon in it in quotes'],
    ['an open quote', 'id: "a', 1, 'Close the quote or bracket, or put the text in quotes'],
    ['two documents', 'id: a\n---\nid: b', 2, 'Write one document a file: remove the line `---`'],
    [
      'an unknown alias',
      'id: *a',
      1,
      'Write the value out, or put text that starts with `*` or `&` in quotes',
    ],
    ['an unknown tag', 'id: !secret a', 1, 'Remove the tag that starts with `!`'],
  ])('tells the line and the cure of %s', (_, text, line, instead) => {
    const result = checkWith({ 'achievements/kiss.yaml': text });
    expect(result.ok ? [] : result.mistakes).toContainEqual(expect.objectContaining({ line, instead }));
  });

  it('does not make others wrong that name it', () => {
    expect(told(checkWith({ 'missions/hearts.yaml': 'id: [' }))).toEqual([
      expect.stringContaining('missions/hearts'),
    ]);
  });

  it('cannot fill the memory with aliases', () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}, *a${i - 1}` : 'x'}]`,
    );
    const result = checkWith({ 'missions/hearts.yaml': lines.join('\n') });
    expect(told(result)).toEqual([
      expect.stringContaining('there are too many aliases. Write the values out instead'),
    ]);
  });

  it('never stops the check, whatever is in it', () => {
    const file = fc.constantFrom(...Object.keys(SMALL));
    const damage = fc.record({
      file,
      at: fc.nat(400),
      cut: fc.nat(30),
      text: fc.string({ unit: 'binary', maxLength: 12 }),
    });
    fc.assert(
      fc.property(damage, ({ file, at, cut, text }) => {
        const whole = SMALL[file] ?? '';
        const result = checkWith({ [file]: whole.slice(0, at) + text + whole.slice(at + cut) });
        const mistakes = result.ok ? [] : result.mistakes;
        expect(mistakes.filter((it) => it.line < 1 || it.column < 1 || !it.problem || !it.instead)).toEqual(
          [],
        );
      }),
      { numRuns: 500 },
    );
  });

  it('may be empty, and is told what it lacks', () => {
    const result = checkSources([{ file: 'community.yaml', text: '' }]);
    expect(told(result)[0]).toContain('community.yaml:1 expected several fields, found nothing');
  });
});
