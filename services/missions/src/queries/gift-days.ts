import { GiftDays } from '@yabot/contracts';
import { query } from '@yabot/service-kit';
import { latestDays } from '../collections/gift-days.ts';
import { seedOf } from '../rules/gift/days.ts';

const PAGE = 30;

export const giftDays = query(GiftDays, {
  answer: async ({ before }, { documents }) => {
    const days = await documents.find(latestDays(before, PAGE));
    return {
      days: days.map((day) => {
        const { commitment, committedAt, revealedAt } = day;
        return { day: day.day, commitment, committedAt, revealedAt, seed: seedOf(day) };
      }),
      before: days.length < PAGE ? null : (days.at(-1)?.day ?? null),
    };
  },
});
