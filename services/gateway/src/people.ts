import { admitPerson } from './commands/admit-person.ts';
import { finishIntroduction } from './commands/finish-introduction.ts';
import { forgetPerson } from './commands/forget-person.ts';
import { sendPersonData } from './commands/send-person-data.ts';
import { personErased } from './on/user.person-erased.ts';
import { exportPerson } from './queries/export-person.ts';
import { introductions } from './tables/introductions.ts';

/** The part of the gateway that introduces, exports and forgets people. */
export const people = {
  accepts: [admitPerson, finishIntroduction, forgetPerson, sendPersonData],
  answers: [exportPerson],
  consumes: [personErased],
  tables: [introductions],
} as const;
