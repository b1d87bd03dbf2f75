import { expect, it } from 'vitest';
import { withNames } from '../../src/rules/named-text.ts';

const known = new Map([
  ['a', 'Ana <3 ⟦1⟧'],
  ['b', '@bea'],
]);

it('names stand in the text and under the picture as nobody can misuse them, and in the picture as they are', () => {
  const picture = { kind: 'leaderboard', rows: [{ name: '⟦0⟧', rank: 1 }, { name: '⟦1⟧' }, { name: '⟦2⟧' }] };
  const payload = { chat_id: 1, names: ['a', 'b', 'c'], text: '⟦0⟧ y ⟦1⟧', caption: '⟦2⟧', picture };
  expect(withNames(payload, known, 'Alguien')).toEqual({
    chat_id: 1,
    text: 'Ana &lt;3 ⟦1⟧ y @\u2060bea',
    caption: 'Alguien',
    picture: {
      kind: 'leaderboard',
      rows: [{ name: 'Ana <3 ⟦1⟧', rank: 1 }, { name: '@bea' }, { name: 'Alguien' }],
    },
  });
});

it('a message without a picture gets none', () => {
  expect(withNames({ names: ['b'], text: '⟦0⟧' }, known, 'Alguien')).toEqual({ text: '@\u2060bea' });
});

it('who is not known is called as the message wants', () => {
  const payload = { names: ['c'], text: '⟦0⟧', somebody: 'Someone' };
  expect(withNames(payload, known, 'Alguien')).toEqual({ text: 'Someone' });
});
