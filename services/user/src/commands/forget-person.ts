import { ForgetUserPerson } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { FORGOTTEN } from '../of-person.ts';

const AT_ONCE = 200;

export const forgetPerson = command(ForgetUserPerson, {
  store: 'sql',
  first: true,
  reads: ({ data: { userId } }) =>
    Object.fromEntries(FORGOTTEN.map((part) => [part.name, part.of(userId, AT_ONCE)])),
  decide: ({ data: { userId } }, found, { newId }) => {
    const save = FORGOTTEN.flatMap(({ name, table }) =>
      found[name]!.map((row) => table.remove(table.keyOf(row))),
    );
    const isMore = Object.values(found).some((rows) => rows.length === AT_ONCE);
    const again = isMore ? [ForgetUserPerson.of({ userId }, { key: newId() })] : [];
    return accept({ forgotten: save.length }, { save, send: again });
  },
});
