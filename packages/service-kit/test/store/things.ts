import fc from 'fast-check';
import { collection } from '../../src/store/documents/collection.ts';
import type { AnyFilter, Selection } from '../../src/store/documents/query.ts';

/** A row with a field of each type, each of which may be null or missing. */
export interface Thing {
  readonly id: string;
  readonly text?: string | null;
  readonly count?: number | null;
  readonly flag?: boolean | null;
  readonly tags?: readonly string[] | null;
  readonly inner?: { readonly text: string; readonly count: number } | null;
}

export const things = collection<Thing>('things', {
  key: 'id',
  fields: { text: String, count: Number, flag: Boolean, tags: [String], inner: Object },
  indexes: [{ fields: { text: 1, count: -1 } }, { fields: { count: 1 } }],
});

/** Some that begin alike, and what statements, patterns and paths take for their own. */
const TEXTS = [
  '',
  'a',
  'A',
  'ab',
  'a:b',
  'n',
  'ñ',
  '❤',
  '🔥',
  '\uffff',
  '1',
  'null',
  '%',
  '_',
  "'",
  '"',
  '\\',
  '$.text',
  '\0',
  '\n',
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  fc.string({ unit: fc.constantFrom(...TEXTS), maxLength: 3 }),
);
const count = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, 0.1, 1 / 3, -(2 ** 53), 1e21));
const flag = fc.boolean();
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 5 });

const thing: fc.Arbitrary<Thing> = fc.record(
  {
    id: text,
    text: orNull(text),
    count: orNull(count),
    flag: orNull(flag),
    tags: orNull(fc.array(text, { maxLength: 2 })),
    inner: orNull(fc.record({ text, count })),
  },
  { requiredKeys: ['id'] },
);

/** Rows with different keys. */
export const someThings = fc.uniqueArray(thing, { selector: ({ id }) => id, maxLength: 30 });

const compared = <T>(values: fc.Arbitrary<T>) => ({
  $ne: orNull(values),
  $in: fc.array(values, { maxLength: 3 }),
});
const sized = <T>(values: fc.Arbitrary<T>) => ({
  ...compared(values),
  $gt: values,
  $gte: values,
  $lt: values,
  $lte: values,
});
const someOf = (operators: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .subarray(Object.keys(operators), { maxLength: 2 })
    .chain((some) => fc.record(Object.fromEntries(some.map((operator) => [operator, operators[operator]!]))));
const condition = <T>(values: fc.Arbitrary<T>, operators: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof(orNull(values), someOf(operators));

const conditions = {
  id: fc.oneof(text, someOf(sized(text))),
  text: condition(text, sized(text)),
  count: condition(count, sized(count)),
  flag: condition(flag, compared(flag)),
};

/** Filters with every operator, nested or not: of few conditions, so that they find something. */
export const someFilter: fc.Arbitrary<AnyFilter> = fc.letrec<{ filter: AnyFilter }>((tie) => {
  const each = { ...conditions, $or: fc.array(tie('filter'), { maxLength: 3, depthIdentifier: 'filter' }) };
  return {
    filter: fc
      .subarray(Object.keys(each) as (keyof typeof each)[], { minLength: 1, maxLength: 2 })
      .chain((some) => fc.record(Object.fromEntries(some.map((field) => [field, each[field]])))),
  };
}).filter;

/** Orders that leave no two rows equal, and parts of them. */
export const someSelection: fc.Arbitrary<Selection<keyof Thing, keyof Thing>> = fc
  .record({
    fields: fc.shuffledSubarray(['text', 'count', 'flag'] as const),
    ways: fc.infiniteStream(fc.constantFrom(1 as const, -1 as const)),
    skip: fc.option(fc.nat(4), { nil: undefined }),
    limit: fc.option(fc.nat(12), { nil: undefined }),
  })
  .map(({ fields, ways, ...part }) => ({
    ...part,
    sort: Object.fromEntries([...fields, 'id'].map((field) => [field, ways.next().value])),
  }));
