import { AskForStaff } from '@yabot/contracts';
import { job } from '@yabot/service-kit';

/** Asks once, at the first start with a table of who runs the community: from then on events tell. */
export const askingForStaff = job({
  name: 'ask-for-staff',
  every: 3_600_000,
  atStart: true,
  command: () => AskForStaff.of({}, { key: 'staff' }),
});
