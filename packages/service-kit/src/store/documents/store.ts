import type { Store } from '../store.ts';
import type { Collection, DocumentMigration } from './collection.ts';
import type { Documents } from './query.ts';

/** A store of documents: on a MongoDB replica set or on SQLite. */
export interface DocumentStore extends Store {
  readonly kind: 'documents';
  readonly documents: Documents;
}

/** What a service keeps as documents. */
export interface DocumentSchema {
  readonly collections: readonly Collection[];
  readonly migrations?: readonly DocumentMigration[];
}
