import type { AuditMark, InboxRow, OutboxRow } from '../store.ts';

/** The kit's own collections, beside the service's in the same database and so in the same transactions. */
export interface KitDocuments {
  kit_inbox: Omit<InboxRow, 'id'> & { _id: string };
  kit_outbox: OutboxDocument;
  kit_sequences: SequencesDocument;
  kit_instances: { _id: string; expiresAt: number; published: number };
  kit_partitions: { _id: number; holder: string };
  kit_attempts: { _id: string; attempts: number; at: string };
  kit_audit: AuditMark & { _id: string };
  kit_migrations: { _id: string; at: string };
  kit_locks: { _id: string; until: number; holder: string };
}

/** A message of the outbox. Found by its place alone; headers are JSON, which is far cheaper to store than lists of lists. */
export interface OutboxDocument {
  readonly _id: { readonly lane: string; readonly position: number };
  readonly id: string;
  readonly subject: string;
  readonly headers: string;
  readonly data: string;
  readonly at: string;
}

/** The last sequences of an entity, by the type of the event, dots written as underscores. */
export interface SequencesDocument {
  readonly _id: string;
  readonly last: Readonly<Record<string, number>>;
}

/** The names of the kit's collections. */
export const KIT_COLLECTIONS: readonly (keyof KitDocuments)[] = [
  'kit_inbox',
  'kit_outbox',
  'kit_sequences',
  'kit_instances',
  'kit_partitions',
  'kit_migrations',
  'kit_locks',
];

/** A row as the outbox stores it. */
export const toOutboxDocument = ({ lane, position, headers, ...rest }: OutboxRow): OutboxDocument => ({
  _id: { lane, position },
  ...rest,
  headers: JSON.stringify(headers),
});

/** A row as it was before it was stored. */
export const fromOutboxDocument = ({ _id, headers, ...rest }: OutboxDocument): OutboxRow => ({
  ..._id,
  ...rest,
  headers: JSON.parse(headers),
});

/** Selects the rows of a lane after a position. */
export const laneAfter = (lane: string, position: number) => ({
  _id: { $gt: { lane, position }, $lt: { lane, position: Number.POSITIVE_INFINITY } },
});

/** Where the sequence of `<event type>/<entity>` is kept. */
export function sequencePlace(key: string): { entity: string; field: string } {
  const end = key.indexOf('/');
  return { entity: key.slice(end + 1), field: key.slice(0, end).replaceAll('.', '_') };
}
