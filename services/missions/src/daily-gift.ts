import { DailyGiftClaimed, GiftDaysCommitted, GiftSeedRevealed } from '@yabot/contracts';
import type { ServiceDefinition } from '@yabot/service-kit';
import { giftDays } from './collections/gift-days.ts';
import { giftRecords } from './collections/gift-records.ts';
import { gifts } from './collections/gifts.ts';
import { claimGift } from './commands/claim-gift.ts';
import { prepareGiftDays } from './commands/prepare-gift-days.ts';
import { preparingGiftDays } from './jobs/prepare-gift-days.ts';
import { giftDays as giftDaysQuery } from './queries/gift-days.ts';
import { giftOf } from './queries/gift-of.ts';
import { giftProof } from './queries/gift-proof.ts';
import type { Definitions } from './rules/definitions.ts';

/** The part of the service that gives the daily gift. */
export const dailyGift = {
  accepts: [claimGift, prepareGiftDays],
  answers: [giftOf, giftProof, giftDaysQuery],
  emits: [DailyGiftClaimed, GiftDaysCommitted, GiftSeedRevealed],
  collections: [gifts, giftRecords, giftDays],
  jobs: [preparingGiftDays],
} satisfies Partial<ServiceDefinition<unknown, Definitions>> & { collections: readonly unknown[] };
