import type { AcceptedContent } from '@yabot/contracts';
import { collection } from '@yabot/service-kit';

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
