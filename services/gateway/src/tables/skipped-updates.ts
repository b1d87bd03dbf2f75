import { sqlTable } from '@yabot/service-kit';

/** An update that was not taken up, and why. Never holds what somebody wrote. */
export interface SkippedUpdate {
  readonly id: string;
  /** The field of the update, such as `message_reaction`. */
  readonly kind: string;
  readonly reason: string;
  readonly at: string;
}

export const skippedUpdates = sqlTable<SkippedUpdate>('skipped_updates', {
  key: 'id',
  columns: { id: 'text', kind: 'text', reason: 'text', at: 'text' },
});

export const skippedBefore = (moment: string, limit: number) =>
  skippedUpdates.lookup((database) => database('skipped_updates').where('at', '<', moment).limit(limit));
