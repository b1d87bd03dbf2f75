import type { AcceptedContent } from '@yabot/contracts';
import { collection, type SqlTable, sqlTable } from '@yabot/service-kit';

/** Content files as they were when the checker last accepted them. */
export interface ContentVersion extends AcceptedContent {
  readonly id: typeof LAST_ACCEPTED;
  readonly acceptedAt: string;
}

export const LAST_ACCEPTED = 'last-accepted';

/** Where a service keeps the content it works by, in its own database. */
export const contentVersions = collection<ContentVersion>('content_versions', {
  key: 'id',
  fields: { version: String, files: Array, acceptedAt: String },
});

/** The same, for a service whose database is SQL; its migration makes the table by {@link CONTENT_VERSIONS_COLUMNS}. */
export const sqlContentVersions: SqlTable<ContentVersion> = sqlTable<ContentVersion>('content_versions', {
  key: 'id',
  columns: { id: 'text', version: 'text', files: 'json', acceptedAt: 'text' },
});

/** The columns of that table, for the service's migration. */
export const CONTENT_VERSIONS_COLUMNS =
  'id text primary key, version text not null, files text not null, accepted_at text not null';
