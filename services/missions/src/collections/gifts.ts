import { collection } from '@yabot/service-kit';
import type { LastGift } from '../rules/gift/claim.ts';

/** One document a user: their last gift. */
export const gifts = collection<LastGift>('gifts', { key: 'userId', fields: { gift: Object } });
