import type { OutboxPage } from '../outbox-pages.ts';
import type { AuditMark, InboxRow } from '../store.ts';

/** The kit's own collections, beside the service's in the same database and so in the same transactions. */
export interface KitDocuments {
  kit_records: InboxDocument | OutboxDocument | SequencesDocument;
  kit_instances: { _id: string; expiresAt: number; published: number };
  kit_partitions: { _id: number; holder: string };
  kit_attempts: { _id: string; attempts: number; at: string };
  kit_audit: AuditMark & { _id: string };
  kit_migrations: { _id: string; at: string };
  kit_locks: { _id: string; until: number; holder: string };
}

/**
 * Messages a service has dealt with: those that came in one batch and have nothing to be kept but their ids share a
 * document. No id is in two of them.
 */
export interface InboxDocument extends Omit<InboxRow, 'id'> {
  readonly kind: 'inbox';
  readonly ids: readonly string[];
}

/** A page of the outbox, found by its place. */
export interface OutboxDocument extends Omit<OutboxPage, 'lane' | 'position'> {
  readonly kind: 'outbox';
  readonly _id: { readonly lane: string; readonly position: number };
}

/** The last sequences of an entity. */
export interface SequencesDocument {
  readonly _id: string;
  readonly last: LastSequences;
}

/** By the type of the event, dots written as underscores. */
export type LastSequences = Readonly<Record<string, number>>;

/** The inbox rows of a batch as they are stored. */
export function toInboxDocuments(rows: readonly InboxRow[]): InboxDocument[] {
  const plain = Map.groupBy(rows.filter(isPlain), ({ at }) => at);
  const others = rows.filter((row) => !isPlain(row)).map(toInboxDocument);
  const shared = [...plain].map(([at, same]) => ({
    kind: 'inbox' as const,
    ids: same.map(({ id }) => id),
    state: 'handled' as const,
    at,
  }));
  return [...shared, ...others];
}

/** An inbox row that is stored alone. */
export const toInboxDocument = ({ id, ...row }: InboxRow): InboxDocument => ({
  kind: 'inbox',
  ids: [id],
  ...row,
});

const isPlain = ({ state, fingerprint, reply }: InboxRow) =>
  state === 'handled' && fingerprint === undefined && reply === undefined;

/** A page as it is stored. */
export const toOutboxDocument = ({ lane, position, ...page }: OutboxPage): OutboxDocument => ({
  _id: { lane, position },
  kind: 'outbox',
  ...page,
});

/** Selects the pages of a lane that hold messages after a position. */
export const laneAfter = (lane: string, position: number) => ({
  _id: { $gt: { lane, position }, $lt: { lane, position: Number.POSITIVE_INFINITY } },
});

/** Where the sequence of `<event type>/<entity>` is kept. */
export function sequencePlace(key: string): { entity: string; field: string } {
  const end = key.indexOf('/');
  return { entity: key.slice(end + 1), field: key.slice(0, end).replaceAll('.', '_') };
}
