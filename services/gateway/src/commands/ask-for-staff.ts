import { AskForStaff, TellRoles } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { knownOwner } from '../tables/staff.ts';

export const askForStaff = command(AskForStaff, {
  reads: () => ({ owner: knownOwner() }),
  decide: (_, { owner }, { newId }) => {
    if (owner.length > 0) return accept({ asked: false });
    return accept({ asked: true }, { send: [TellRoles.of({}, { key: newId() })] });
  },
});
