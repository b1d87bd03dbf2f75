import { describe, expect, it } from 'vitest';
import { checkWith, SMALL } from './small-community.ts';

const mission = SMALL['missions/hearts.yaml'] ?? '';

function versionWith(changes: Record<string, string>): string {
  const result = checkWith(changes);
  if (!result.ok) throw new Error(JSON.stringify(result.mistakes));
  return result.version;
}

describe('the version of content', () => {
  it('is a SHA-256', () => {
    expect(versionWith({})).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['comments', `# a comment\n${mission}`],
    [
      'the order of fields',
      mission.replace('order: 1\n', '').replace('id: hearts\n', 'order: 1\nid: hearts\n'),
    ],
    ['the style of writing', mission.replace('{ count: 10 }', '\n  count: 10')],
    ['the variation selector of an emoji', mission.replace('emoji: ❤', 'emoji: ❤️')],
    ['blanks around texts', mission.replace('en: Hearts', "en: ' Hearts '")],
  ])('does not change with %s', (_, text) => {
    expect(text).not.toBe(mission);
    expect(versionWith({ 'missions/hearts.yaml': text })).toBe(versionWith({}));
  });

  it.each([
    ['a text', mission.replace('en: Hearts', 'en: Heart')],
    ['a number', mission.replace('count: 10', 'count: 11')],
    ['an emoji', mission.replace('emoji: ❤', 'emoji: 🔥')],
  ])('changes with %s', (_, text) => {
    expect(versionWith({ 'missions/hearts.yaml': text })).not.toBe(versionWith({}));
  });
});
