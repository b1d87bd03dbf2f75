import type { InboxRow, OutboxRow } from '../store.ts';

/** The kit's own collections, beside the service's in the same database and so in the same transactions. */
export interface KitDocuments {
  kit_inbox: Omit<InboxRow, 'id'> & { _id: string };
  kit_outbox: OutboxRow & { _id: string };
  kit_sequences: { _id: string; last: number };
  kit_instances: { _id: string; expiresAt: number; published: number };
  kit_partitions: { _id: number; holder: string };
  kit_attempts: { _id: string; attempts: number; at: string };
  kit_migrations: { _id: string; at: string };
  kit_locks: { _id: string; until: number; holder: string };
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
