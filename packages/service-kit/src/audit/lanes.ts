import type { AuditMark, OutboxPlace, OutboxRow, Store } from '../store/store.ts';
import { inTempo, type Tempo } from './tempo.ts';

/** What so many batches have published is read with one query, which keeps the service's own batches waiting. */
const BATCHES_AT_ONCE = 4;

/** A lane as an audit sees it. */
export interface AuditedLane {
  readonly name: string;
  /** Up to where everybody has dealt with its messages; undefined when it was never audited. */
  readonly confirmed: AuditMark | undefined;
  /** Up to which position they are on the stream. */
  readonly published: number;
}

/** Some messages of a lane, in its order. */
export interface Section {
  readonly lane: AuditedLane;
  /** After which of its messages they come. */
  readonly after: AuditMark;
  readonly places: readonly OutboxPlace[];
  /** Whether there are more after them. */
  readonly more: boolean;
}

/** The lanes whose messages may not all be confirmed, those of instances that are gone among them. */
export async function auditedLanes(
  { coordination }: Store,
  marks: ReadonlyMap<string, AuditMark>,
): Promise<AuditedLane[]> {
  const published = new Map((await coordination.instances()).map((each) => [each.id, each.published]));
  return [...new Set([...published.keys(), ...marks.keys()])].map((name) => ({
    name,
    confirmed: marks.get(name),
    // Only a lane that is published to its end is forgotten.
    published: published.get(name) ?? Number.POSITIVE_INFINITY,
  }));
}

/** The published messages of a lane after a position, at most about so many. */
export async function sectionOf(
  { coordination }: Store,
  lane: AuditedLane,
  after: AuditMark,
  limit: number,
  tempo: Tempo,
): Promise<Section> {
  const places: OutboxPlace[] = [];
  while (places.length < limit) {
    const last = places.at(-1)?.position ?? after.position;
    if (last >= lane.published) return { lane, after, places, more: false };
    const read = () => coordination.laneAfter(lane.name, last, BATCHES_AT_ONCE);
    const next = await inTempo(read, tempo);
    const onStream = next.filter(({ position }) => position <= lane.published);
    places.push(...onStream.map(placeOf));
    if (next.length === 0 || onStream.length < next.length) return { lane, after, places, more: false };
  }
  return { lane, after, places, more: true };
}

const placeOf = ({ lane, position, id, subject, at }: OutboxRow): OutboxPlace => ({
  lane,
  position,
  id,
  subject,
  at,
});
