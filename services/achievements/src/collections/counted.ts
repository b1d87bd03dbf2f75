import { collection } from '@yabot/service-kit';

/** Something that counts once for a user: an emoji on a post. */
export interface Counted {
  /** `<user>:<once key>` */
  readonly id: string;
  readonly at: string;
}

/** One document for each thing that was counted and is never counted again. */
export const counted = collection<Counted>('counted', { key: 'id', fields: { at: String } });
