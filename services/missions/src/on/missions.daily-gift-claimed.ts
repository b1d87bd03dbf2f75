import { DailyGiftClaimed } from '@yabot/contracts';
import { counting } from '../counting.ts';

export const dailyGiftClaimed = counting(DailyGiftClaimed);
