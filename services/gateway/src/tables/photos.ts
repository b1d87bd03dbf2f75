import { sqlTable } from '@yabot/service-kit';

/** A picture that Telegram has. */
export interface Photo {
  /** `<bot>:<digest of what is seen>`: file ids are of one bot. */
  readonly id: string;
  /** By which Telegram sends it again. */
  readonly fileId: string;
  /** When it was uploaded, ISO 8601. */
  readonly at: string;
}

export const photos = sqlTable<Photo>('photos', {
  key: 'id',
  columns: { id: 'text', fileId: 'text', at: 'text' },
});
