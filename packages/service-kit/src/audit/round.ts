import { type JetStreamManager, jetstreamManager, type StreamInfo } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { MESSAGES_STREAM } from '@yabot/contracts';
import type { AuditMark, OutboxPlace, Store } from '../store/store.ts';
import { consumedUpTo } from './consumed.ts';
import { type AuditedLane, auditedLanes, type Section, sectionOf } from './lanes.ts';
import { StreamReader } from './look.ts';
import type { Tempo } from './tempo.ts';
import { confirmedOf, endOf, missingOf } from './verdict.ts';

/** How many messages a round looks at; memory holds their places meanwhile. */
const ROUND = 20_000;
const MESSAGES = /^(evt|cmd)\./;
const STREAM_MARK = 'stream:';

/** What a round works with. */
export interface RoundEnvironment {
  readonly store: Store;
  /** Of the consumer that reads. */
  readonly reader: string;
  readonly now: Date;
  /** How long the stream keeps a message. */
  readonly keptMs: number;
  readonly tempo: Tempo;
}

/** What a round has found. */
export interface Round {
  /** What ought to be on the stream and cannot be read, in order. */
  readonly missing: readonly OutboxPlace[];
  /** Whether it was urgent: the round before found something missing, or nobody knows what this stream has. */
  readonly urgent: boolean;
  /** How many messages it looked at. */
  readonly looked: number;
  /** Where the next round begins in lanes that are longer; empty when it begins anew. */
  readonly next: ReadonlyMap<string, AuditMark>;
}

/**
 * Compares a part of the outbox with what can be read on the stream, and remembers what is confirmed.
 * @param begin where to begin in which lane, when the round before did not get to its end
 */
export async function auditRound(
  connection: NatsConnection,
  known: RoundEnvironment,
  begin: ReadonlyMap<string, AuditMark>,
): Promise<Round> {
  const manager = await jetstreamManager(connection);
  const { created, state } = await manager.streams.info(MESSAGES_STREAM);
  const marks = await readMarks(known.store, created, state);
  const urgent = known.tempo.urgent || marks.before === 0;
  const environment = { ...known, tempo: { ...known.tempo, urgent } };
  const lanes = await auditedLanes(environment.store, marks.lanes);
  const sections = await sectionsOf(lanes, marks.before, environment, begin);
  const findings = await look(manager, state, sections, environment);
  environment.tempo.stopping.throwIfAborted();
  await remember(environment.store, sections, findings, begin);
  await environment.store.audit.mark(new Map([[marks.name, { position: 0, sequence: state.last_seq }]]));
  await environment.store.audit.unmark(marks.outdated);
  return {
    missing: sections.flatMap((section) => missingOf(section, findings)),
    urgent,
    looked: sections.reduce((sum, { places }) => sum + places.length, 0),
    next: sections.some(({ more }) => more)
      ? new Map(sections.map((section) => [section.lane.name, endOf(section, findings.seen)]))
      : new Map(),
  };
}

/** Marks are of one stream: on another, or on one that was set back, everything may stand anywhere. */
async function readMarks(store: Store, created: string, { last_seq: end }: StreamInfo['state']) {
  const all = [...(await store.audit.marks())];
  const name = `${STREAM_MARK}${created}`;
  const before = all.find(([other]) => other === name)?.[1].sequence ?? 0;
  const isKnown = before > 0 && before <= end;
  const lanes = all.filter(([other]) => !other.startsWith(STREAM_MARK));
  return {
    name,
    outdated: all.flatMap(([other]) => (other.startsWith(STREAM_MARK) && other !== name ? [other] : [])),
    lanes: new Map(lanes.map(([lane, mark]) => [lane, isKnown ? mark : { ...mark, sequence: 0 }])),
    /** Where the stream ended with the last round: a lane that was not there then is found after it. */
    before: isKnown ? before : 0,
  };
}

async function sectionsOf(
  lanes: readonly AuditedLane[],
  before: number,
  { store, tempo }: RoundEnvironment,
  begin: ReadonlyMap<string, AuditMark>,
): Promise<Section[]> {
  const sections: Section[] = [];
  for (const lane of lanes) {
    const after = begin.get(lane.name) ?? lane.confirmed ?? { position: 0, sequence: before };
    sections.push(await sectionOf(store, lane, after, Math.ceil(ROUND / lanes.length), tempo));
  }
  return sections;
}

/** What was not found where it ought to be is looked for on the whole stream. */
async function look(
  manager: JetStreamManager,
  { last_seq: end }: StreamInfo['state'],
  sections: readonly Section[],
  { reader: name, now, keptMs, tempo }: RoundEnvironment,
) {
  const oldest = new Date(now.getTime() - keptMs).toISOString();
  const isExempt = ({ subject, at }: OutboxPlace) => !MESSAGES.test(subject) || at < oldest;
  const places = sections.flatMap((section) => section.places).filter((place) => !isExempt(place));
  if (places.length === 0) return { seen: new Map<string, number>(), consumed: () => end, isExempt };
  // Before what is read: what everybody had dealt with by then, and can be read after, was never damaged.
  const consumed = await consumedUpTo(manager, MESSAGES_STREAM, end);
  const reader = new StreamReader(manager, MESSAGES_STREAM, name, tempo);
  const starts = sections.filter((section) => section.places.length > 0).map(({ after }) => after.sequence);
  const seen = await reader.find(places, Math.min(...starts) + 1);
  const unseen = places.filter(({ id }) => !seen.has(id));
  for (const [id, sequence] of await reader.find(unseen, 1)) seen.set(id, sequence);
  return { seen, consumed, isExempt };
}

async function remember(
  { audit }: Store,
  sections: readonly Section[],
  findings: Awaited<ReturnType<typeof look>>,
  begin: ReadonlyMap<string, AuditMark>,
) {
  const marks = new Map<string, AuditMark>();
  const over: string[] = [];
  for (const section of sections) {
    const { lane, after, places, more } = section;
    // What comes before may be open still.
    if (begin.has(lane.name) && lane.confirmed?.position !== after.position) continue;
    const confirmed = confirmedOf(section, findings);
    const isOver = lane.published === Number.POSITIVE_INFINITY && !more;
    if (isOver && confirmed.position === (places.at(-1)?.position ?? after.position)) over.push(lane.name);
    else if (places.length > 0 || !lane.confirmed) marks.set(lane.name, confirmed);
  }
  await audit.mark(marks);
  await audit.unmark(over);
}
