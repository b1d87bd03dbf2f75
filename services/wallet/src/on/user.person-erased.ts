import { CloseAccount, ForgetLetters, PersonErased } from '@yabot/contracts';
import { on } from '@yabot/service-kit';
import { holders } from '../tables/holders.ts';

/** The book stays, under an id that is nobody's any more; what was written with transfers goes, and the account is closed. */
export const personErased = on(PersonErased, {
  decide: ({ data: { userId } }) => ({
    save: [holders.remove(userId)],
    send: [ForgetLetters.of({ userId }, { key: userId }), CloseAccount.of({ userId }, { key: userId })],
  }),
});
