import type { AuditMark } from '../store/store.ts';
import type { Consumed } from './consumed.ts';
import type { Section } from './lanes.ts';

/** What a look at the stream has found. */
export interface Findings {
  /** The sequences of what can be read, by message id. */
  readonly seen: ReadonlyMap<string, number>;
  readonly consumed: Consumed;
  /** Whether a message need not be on the stream: it is on another, or so old that the stream has let it go. */
  readonly isExempt: (place: Section['places'][number]) => boolean;
}

/**
 * Up to where a section is confirmed: each message could be read after everybody had dealt with it. One that was damaged
 * before somebody read it would be missing now.
 */
export function confirmedOf({ after, places }: Section, { seen, consumed, isExempt }: Findings): AuditMark {
  const isConfirmed = (place: Section['places'][number]) =>
    isExempt(place) || (seen.get(place.id) ?? Number.POSITIVE_INFINITY) <= consumed(place.subject);
  const open = places.findIndex((place) => !isConfirmed(place));
  const confirmed = open < 0 ? places : places.slice(0, open);
  const rest = open < 0 ? [] : places.slice(open);
  const last = confirmed.findLast(({ id }) => seen.has(id));
  const sequence = (last && seen.get(last.id)) ?? after.sequence;
  return {
    position: confirmed.at(-1)?.position ?? after.position,
    // What was published again stands further back than what follows it in the lane.
    sequence: Math.max(0, Math.min(sequence, ...rest.map(({ id }) => (seen.get(id) ?? sequence + 1) - 1))),
  };
}

/** Where the next section of a lane begins. */
export function endOf({ after, places }: Section, seen: Findings['seen']): AuditMark {
  const last = places.findLast(({ id }) => seen.has(id));
  return {
    position: places.at(-1)?.position ?? after.position,
    sequence: (last && seen.get(last.id)) ?? after.sequence,
  };
}

/** What ought to be on the stream and cannot be read, in the order of its lane. */
export function missingOf({ places }: Section, { seen, isExempt }: Pick<Findings, 'seen' | 'isExempt'>) {
  return places.filter((place) => !seen.has(place.id) && !isExempt(place));
}
