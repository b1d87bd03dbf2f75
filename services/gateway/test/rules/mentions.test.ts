import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MENTIONED, type Mention, withMention, withoutMentions } from '../../src/rules/mentions.ts';

const came = (count: number): Mention => ({ text: 'came', about: 'came', values: {}, sums: { count } });
const boost = (text: 'started' | 'ended', cause = 'one'): Mention => ({
  text,
  about: `boost:${cause}`,
  values: { factor: 2 },
});
const all = (mentions: readonly Mention[]) =>
  mentions.reduce<readonly Mention[]>((before, mention) => withMention(before, mention).kept, []);

it('adds up what is the same, so that a burst is one line', () => {
  expect(all([came(1), came(1), came(3)])).toEqual([came(5)]);
});

it('lets the newest of one thing take the place of the older', () => {
  expect(all([boost('started'), boost('started', 'two'), boost('ended')])).toEqual([
    boost('started', 'two'),
    boost('ended'),
  ]);
});

it('stays small for who is not told for long, and counts what it drops', () => {
  const many = Array.from({ length: MENTIONED }, (_, nth) => boost('started', `${nth}`));
  const { kept, dropped } = withMention(many, boost('started', 'last'));
  expect(kept).toHaveLength(MENTIONED);
  expect(kept.at(-1)).toEqual(boost('started', 'last'));
  expect(dropped).toBe(1);
});

it('leaves what came after a message was written: of what adds up the rest, of the others the new', () => {
  const told = all([came(2), boost('started')]);
  const now = all([came(2), boost('started'), came(3), boost('ended')]);
  expect(withoutMentions(now, told)).toEqual({ left: [came(3), boost('ended')], missing: 0 });
  expect(withoutMentions(told, told)).toEqual({ left: [], missing: 0 });
});

it('adds up to the same whenever it is told between', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(counts, fc.nat(20), (amounts, end) => {
      const told = all(amounts.slice(0, end).map(came));
      const now = amounts.slice(end).reduce((before, amount) => withMention(before, came(amount)).kept, told);
      const { left } = withoutMentions(now, told);
      const rest = amounts.slice(end).reduce((sum, amount) => sum + amount, 0);
      expect(left[0]?.sums?.count ?? 0).toBe(rest);
    }),
  );
});

it('knows how many of those told were dropped meanwhile', () => {
  expect(withoutMentions([boost('started', 'two')], [boost('started')])).toEqual({
    left: [boost('started', 'two')],
    missing: 1,
  });
});
