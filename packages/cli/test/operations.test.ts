import { type LocalizedText, localizedText } from '@yabot/contracts';
import { textsIn } from '@yabot/service-kit/texts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bare, fieldsOf, shapeOf } from '../src/operations/fields.ts';
import { OPERATIONS } from '../src/operations/list.ts';
import { GROUPS, type Operation } from '../src/operations/operation.ts';
import { refused } from '../src/operations/refused.ts';
import { shown } from '../src/operations/show.ts';
import { momentOf } from '../src/operations/values.ts';
import { LOCALES } from '../src/terminal/messages.ts';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const nobody = new Map<string, string>();
const operationOf = (path: string) =>
  OPERATIONS.find(({ group, name }) => `${group} ${name}` === path) as Operation;

/** Every word of the contracts that an operation may say. */
function wordsOf(operation: Operation): string[] {
  const { group, name, message } = operation;
  const words = [`about.${group}-${name}`, `about.${group}`];
  const walk = (schema: z.ZodType): void => {
    const inner = bare(schema);
    if (inner === localizedText) return;
    if (inner instanceof z.ZodArray) walk(inner.element as z.ZodType);
    if (inner instanceof z.ZodUnion) for (const option of inner.options) walk(option as z.ZodType);
    if (inner instanceof z.ZodEnum) words.push(...inner.options.map((option) => `value.${option}`));
    if (inner instanceof z.ZodLiteral) words.push(...[...inner.values].map((value) => `value.${value}`));
    for (const [key, each] of Object.entries(shapeOf(inner))) {
      words.push(`told.${key}`);
      walk(each);
    }
  };
  walk(message.schema);
  walk(message.result);
  words.push(...fieldsOf(operation).map((field) => `field.${field.name}`));
  return [...words, ...message.refusals.map(({ code }) => `refused.${code}`)];
}

describe('The commands that are made from messages', () => {
  it.each(['es', 'en'] as const)('have words for all they say and ask, in %s', (language) => {
    const texts = textsIn<string>(LOCALES, language);
    const missing = new Set(OPERATIONS.flatMap(wordsOf).filter((word) => texts[word] === undefined));
    expect([...missing]).toEqual([]);
  });

  it('are named once, each in a group there is', () => {
    const paths = OPERATIONS.map(({ group, name }) => `${group} ${name}`);
    expect(paths).toEqual([...new Set(paths)]);
    expect(new Set(OPERATIONS.map(({ group }) => group))).toEqual(new Set(GROUPS));
  });

  it('ask for nothing by a word or a name that its message has not, and for no two things by one name', () => {
    for (const operation of OPERATIONS) {
      const fields = fieldsOf(operation);
      const names = fields.map(({ name }) => name);
      expect(names).toEqual([...new Set(names)]);
      for (const word of operation.words) expect(fields.map(({ path: [key] }) => key)).toContain(word);
      for (const name of Object.keys(operation.defaults)) expect(names).toContain(name);
    }
  });

  it('only read, or show before what they do wherever there is something to show', () => {
    const unshown = OPERATIONS.filter(({ message, preview }) => message.kind === 'command' && !preview);
    expect(unshown.map(({ group, name }) => `${group} ${name}`)).toEqual([
      'wallet boost',
      'wallet end-boost',
      'referral pay',
      'referral refuse',
      'trivia start',
    ]);
  });

  it('take fields within fields as options, by names of their own where two are the same', () => {
    const names = fieldsOf(operationOf('wallet reverse-campaign')).map(({ name, kind }) => [name, kind]);
    expect(names).toEqual([
      ['cause-prefix', 'text'],
      ['of-reason', 'text'],
      ['from', 'moment'],
      ['until', 'moment'],
      ['reason', 'text'],
      ['partial', 'switch'],
    ]);
  });
});

describe('A moment at the terminal', () => {
  it.each([
    ['+3d', '2026-11-25T12:00:00.000Z'],
    ['-12h', '2026-11-22T00:00:00.000Z'],
    ['+30min', '2026-11-22T12:30:00.000Z'],
    ['2026-12-01T10:00Z', '2026-12-01T10:00:00.000Z'],
    ['2026-12-01', new Date(2026, 11, 1).toISOString()],
    ['tomorrow', undefined],
    ['3', undefined],
  ])('written as %s is %s', (text, moment) => {
    expect(momentOf(text, NOW)).toBe(moment);
  });
});

describe('An answer', () => {
  const title: LocalizedText = { es: 'Uno', en: 'One' };
  const schema = z.object({
    total: z.int(),
    next: z.string().nullable(),
    seasons: z.array(z.object({ title: localizedText, points: z.int() })),
  });

  it('is told field by field, and many of a kind in a table', () => {
    const lines = shown(schema, { total: 12_345, next: null, seasons: [{ title, points: 7 }] }, nobody);
    expect(lines).toEqual(['total  12,345', 'seasons', '  title  points', '  One         7']);
  });

  it('that would be wider than a terminal leaves out what is many things in one place', () => {
    const tiers = z.array(z.object({ tier: z.string() }));
    const row = z.object({ id: z.string(), tiers, text: z.string() });
    const of = (length: number) => [{ id: 'a', tiers: [{ tier: 'gold' }], text: 'x'.repeat(length) }];
    expect(shown(z.array(row), of(9), nobody)[1]).toContain('gold');
    expect(shown(z.array(row), of(200), nobody)[1]).toMatch(/^a +x{200}$/);
  });

  it('with nothing in it says so', () => {
    expect(shown(z.object({}), {}, nobody)).toEqual(['Done.']);
    expect(shown(schema.shape.seasons, [], nobody)).toEqual(['None.']);
  });
});

describe('A refusal', () => {
  const { message } = operationOf('wallet reverse');

  it('is told in words under the code of the contracts', () => {
    const error = refused(message, { code: 'insufficient-besitos', details: { balance: 1, needed: 50 } });
    expect(error).toMatchObject({ code: 'insufficient-besitos', exitCode: 1 });
    expect(error.message).toContain('1 besito of 50');
  });

  it('that is no answer says how to repeat the order without a second effect', () => {
    const error = refused(message, { code: 'timeout' }, 'the-key');
    expect(error).toMatchObject({ code: 'operation.no-answer', exitCode: 2 });
    expect(error.message).toContain('--key the-key');
  });
});
