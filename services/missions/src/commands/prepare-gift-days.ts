import { PrepareGiftDays } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { giftDays, unrevealedDays } from '../collections/gift-days.ts';
import { daysAhead, prepareDays } from '../rules/gift/days.ts';

export const prepareGiftDays = command(PrepareGiftDays, {
  reads: ({ data }) => ({
    known: daysAhead(new Date(data.at)).map((day) => giftDays.ref(day)),
    unrevealed: unrevealedDays,
  }),
  decide: ({ data }, { known, unrevealed }, { newSecret }) => {
    const { committed, revealed, emit } = prepareDays(known, unrevealed, new Date(data.at), newSecret);
    return accept(
      { committed: committed.length, revealed: revealed.length },
      {
        save: [...committed.map((day) => giftDays.insert(day)), ...revealed.map((day) => giftDays.put(day))],
        emit,
      },
    );
  },
});
