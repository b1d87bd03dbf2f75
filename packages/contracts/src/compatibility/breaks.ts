import type { Difference, Rule } from './differences.ts';

/**
 * Who else holds the other end of a schema.
 * - `accepted`: others send it and we read it, as the data of commands and queries
 * - `answered`: we send it and others read it, as results and the details of refusals
 * - `published`: we send it, others read it, and all read it again from the stream years later, as the data of events
 */
export type Direction = 'accepted' | 'answered' | 'published';

/** What breaks whoever still sends the old form. */
const BREAKS_SENDERS: readonly Rule[] = [
  'property-removed',
  'property-made-required',
  'required-property-added',
  'type-changed',
  'type-narrowed',
  'values-narrowed',
  'constraint-tightened',
  'constraint-changed',
];

/** What breaks whoever still reads by the old form. */
const BREAKS_READERS: readonly Rule[] = [
  'property-removed',
  'property-made-optional',
  'type-changed',
  'type-widened',
  'values-widened',
  'constraint-loosened',
  'constraint-changed',
];

const BREAKING: Readonly<Record<Direction, ReadonlySet<Rule>>> = {
  accepted: new Set(BREAKS_SENDERS),
  answered: new Set(BREAKS_READERS),
  published: new Set([...BREAKS_SENDERS, ...BREAKS_READERS]),
};

/** Whether a difference breaks whoever holds the other end. */
export function breaks(direction: Direction, found: Difference): boolean {
  return BREAKING[direction].has(found.rule);
}
