import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { breaks, type Direction } from '../../src/compatibility/breaks.ts';
import { compareSchemas } from '../../src/compatibility/compare-schemas.ts';
import { wireSchema } from '../../src/compatibility/json-schema.ts';

/** The rules found, as `rule@path`. */
function differences(before: z.ZodType, after: z.ZodType): string[] {
  return compareSchemas(wireSchema(before), wireSchema(after), 'data').map(
    ({ rule, path }) => `${rule}@${path}`,
  );
}

/** In which directions a change from one type to the other breaks somebody. */
function broken(before: z.ZodType, after: z.ZodType): Direction[] {
  const found = compareSchemas(wireSchema(before), wireSchema(after), 'data');
  const directions: Direction[] = ['accepted', 'answered', 'published'];
  return directions.filter((direction) => found.some((each) => breaks(direction, each)));
}

const { object, string, int, number, literal, array } = z;
const cat = object({ kind: literal('cat'), lives: int() });
const dog = object({ kind: literal('dog'), age: int() });

/** What changed, from what, to what, what is found, and whom it breaks. */
const cases: [string, z.ZodType, z.ZodType, string[], Direction[]][] = [
  ['nothing', object({ a: string() }), object({ a: string() }), [], []],
  [
    'a property that is gone',
    object({ a: string(), b: int() }),
    object({ a: string() }),
    ['property-removed@data.b'],
    ['accepted', 'answered', 'published'],
  ],
  [
    'a property that is gone and was optional',
    object({ a: string().optional() }),
    object({}),
    ['property-removed@data.a'],
    ['accepted', 'answered', 'published'],
  ],
  ['a new optional property', object({}), object({ a: string().optional() }), [], []],
  ['a new property with a default', object({}), object({ a: string().default('x') }), [], []],
  [
    'a new required property',
    object({}),
    object({ a: string() }),
    ['required-property-added@data.a'],
    ['accepted', 'published'],
  ],
  [
    'an optional property that becomes required',
    object({ a: string().optional() }),
    object({ a: string() }),
    ['property-made-required@data.a'],
    ['accepted', 'published'],
  ],
  [
    'a required property that becomes optional',
    object({ a: string() }),
    object({ a: string().optional() }),
    ['property-made-optional@data.a'],
    ['answered', 'published'],
  ],
  [
    'another type',
    object({ a: string() }),
    object({ a: int() }),
    ['type-changed@data.a'],
    ['accepted', 'answered', 'published'],
  ],
  [
    'a type that may be null now',
    object({ a: string() }),
    object({ a: string().nullable() }),
    ['type-widened@data.a'],
    ['answered', 'published'],
  ],
  [
    'a type that may not be null any more',
    object({ a: string().nullable() }),
    object({ a: string() }),
    ['type-narrowed@data.a'],
    ['accepted', 'published'],
  ],
  ['anything that becomes a text', z.unknown(), string(), ['type-narrowed@data'], ['accepted', 'published']],
  ['a text that becomes anything', string(), z.unknown(), ['type-widened@data'], ['answered', 'published']],
  [
    'one alternative more',
    z.union([cat]),
    z.union([cat, dog]),
    ['type-widened@data'],
    ['answered', 'published'],
  ],
  [
    'one alternative less',
    z.union([cat, dog]),
    z.union([dog]),
    ['type-narrowed@data'],
    ['accepted', 'published'],
  ],
  [
    'a change within one alternative',
    z.discriminatedUnion('kind', [cat, dog]),
    z.discriminatedUnion('kind', [dog, cat.extend({ lives: int().max(9) })]),
    ['constraint-tightened@data.lives (maximum)'],
    ['accepted', 'published'],
  ],
  ['one value less', z.enum(['a', 'b']), z.enum(['a']), ['values-narrowed@data'], ['accepted', 'published']],
  ['one value more', z.enum(['a']), z.enum(['a', 'b']), ['values-widened@data'], ['answered', 'published']],
  ['any text instead of values', z.enum(['a']), string(), ['values-widened@data'], ['answered', 'published']],
  [
    'values instead of any text',
    string(),
    z.enum(['a']),
    ['values-narrowed@data'],
    ['accepted', 'published'],
  ],
  ['another fixed value', literal(1), literal(2), ['values-narrowed@data', 'values-widened@data'], all()],
  [
    'a higher minimum',
    int().min(1),
    int().min(2),
    ['constraint-tightened@data (minimum)'],
    ['accepted', 'published'],
  ],
  [
    'a lower minimum',
    int().min(1),
    int().min(0),
    ['constraint-loosened@data (minimum)'],
    ['answered', 'published'],
  ],
  ['above zero written as at least one', int().positive(), int().min(1), [], []],
  [
    'a higher maximum',
    int().max(5),
    int().max(9),
    ['constraint-loosened@data (maximum)'],
    ['answered', 'published'],
  ],
  ['a new maximum', int(), int().max(9), ['constraint-tightened@data (maximum)'], ['accepted', 'published']],
  [
    'a longer text',
    string().max(5),
    string().max(6),
    ['constraint-loosened@data (maxLength)'],
    ['answered', 'published'],
  ],
  [
    'a text that may not be empty',
    string(),
    string().min(1),
    ['constraint-tightened@data (minLength)'],
    ['accepted', 'published'],
  ],
  [
    'a whole number that may have decimals',
    int(),
    number(),
    ['constraint-loosened@data (whole number)'],
    ['answered', 'published'],
  ],
  ['another pattern', string().regex(/a/), string().regex(/b/), ['constraint-changed@data (pattern)'], all()],
  [
    'a format where there was none',
    string(),
    z.uuid(),
    ['constraint-tightened@data (format)'],
    ['accepted', 'published'],
  ],
  [
    'something in a list',
    array(object({ a: int() })),
    array(object({})),
    ['property-removed@data[].a'],
    all(),
  ],
  [
    'the values of a record',
    z.record(string(), int()),
    z.record(string(), string()),
    ['type-changed@data.*'],
    all(),
  ],
  [
    'an object that refuses unknown fields',
    object({}),
    z.strictObject({}),
    ['constraint-tightened@data.*'],
    ['accepted', 'published'],
  ],
  [
    'a part of an intersection',
    z.intersection(cat, object({ a: int() })),
    z.intersection(cat, object({ a: string() })),
    ['type-changed@data.a'],
    all(),
  ],
  ['a part of a tuple', z.tuple([int()]), z.tuple([string()]), ['type-changed@data[0]'], all()],
  [
    'a tuple of another length',
    z.tuple([int()]),
    z.tuple([int(), int()]),
    ['constraint-tightened@data (minItems)', 'constraint-loosened@data (maxItems)', 'type-changed@data'],
    all(),
  ],
];

function all(): Direction[] {
  return ['accepted', 'answered', 'published'];
}

describe('comparing two schemas', () => {
  it.each(cases)('finds %s', (_, before, after, found, directions) => {
    expect(differences(before, after)).toEqual(found);
    expect(broken(before, after)).toEqual(directions);
  });

  it('looks into the parts of a schema that has several', () => {
    const both = (type: string) => ({ allOf: [{ type: 'string' }, { type }] });
    expect(compareSchemas(both('string'), both('number'), 'data')).toMatchObject([
      { rule: 'type-changed', path: 'data[1]' },
    ]);
  });

  it('follows a schema that contains itself', () => {
    const tree = (leaf: z.ZodType) => {
      const node: z.ZodType = object({
        leaf,
        get branches() {
          return array(node).optional();
        },
      });
      return object({ root: node, spare: node });
    };
    expect(differences(tree(int()), tree(int()))).toEqual([]);
    expect(differences(tree(int()), tree(string())).every((each) => each.startsWith('type-changed@'))).toBe(
      true,
    );
    expect(differences(tree(int()), tree(string()))).not.toEqual([]);
  });
});
