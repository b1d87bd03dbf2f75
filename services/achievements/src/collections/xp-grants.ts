import { collection } from '@yabot/service-kit';

/** Experience points somebody asked to give: a cause gives a user points once. */
export interface XpGrant {
  /** `<user>:<cause>` */
  readonly id: string;
  readonly amount: number;
  readonly at: string;
}

/** One document for each cause that has given a user points. */
export const xpGrants = collection<XpGrant>('xp_grants', {
  key: 'id',
  fields: { amount: Number, at: String },
});

/** The key of a grant. */
export function xpGrantId({ userId, cause }: { userId: string; cause: string }): string {
  return `${userId}:${cause}`;
}
