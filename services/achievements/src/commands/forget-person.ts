import { ForgetAchievementsPerson } from '@yabot/contracts';
import { accept, command, startingWith } from '@yabot/service-kit';
import { BY_PREFIX } from '../of-person.ts';

const AT_ONCE = 500;

export const forgetPerson = command(ForgetAchievementsPerson, {
  reads: ({ data }) => foundOf(data.userId),
  decide: ({ data: { userId } }, found, { newId }) => {
    const save = BY_PREFIX.flatMap((table) =>
      found[table.name]!.map((row) => table.remove(table.keyOf(row))),
    );
    const isMore = Object.values(found).some((rows) => rows.length === AT_ONCE);
    const again = isMore ? [ForgetAchievementsPerson.of({ userId }, { key: newId() })] : [];
    return accept({ forgotten: save.length }, { save, send: again });
  },
});

const foundOf = (userId: string) =>
  Object.fromEntries(BY_PREFIX.map((table) => [table.name, startingWith(table, `${userId}:`, AT_ONCE)]));
