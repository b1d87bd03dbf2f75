import {
  Credit,
  ForgetState,
  ForgetUserPerson,
  NoteInvitation,
  PersonErased,
  ReferralAccepted,
  ReferralRefused,
  ReferralRewarded,
  ReferralSuspected,
  WeighReferral,
} from '@yabot/contracts';
import { acceptReferral } from './commands/accept-referral.ts';
import { erasePerson } from './commands/erase-person.ts';
import { forgetPerson } from './commands/forget-person.ts';
import { forgetState } from './commands/forget-state.ts';
import { noteInvitation } from './commands/note-invitation.ts';
import { settleReferral } from './commands/settle-referral.ts';
import { weighDueReferrals } from './commands/weigh-due-referrals.ts';
import { weighReferral } from './commands/weigh-referral.ts';
import { weighingDueReferrals } from './jobs/weigh-due-referrals.ts';
import { besitosAwarded } from './on/wallet.besitos-awarded.ts';
import { exportPerson } from './queries/export-person.ts';
import { findUser } from './queries/find-user.ts';
import { heldReferrals } from './queries/held-referrals.ts';
import { invitedBy } from './queries/invited-by.ts';
import { referralOf } from './queries/referral-of.ts';
import { erasures } from './tables/erasures.ts';
import { invitations, referrals } from './tables/referrals.ts';

/** The part of the service that finds, exports and erases people, and rewards who invites others. */
export const people = {
  accepts: [
    erasePerson,
    forgetState,
    forgetPerson,
    acceptReferral,
    noteInvitation,
    weighReferral,
    weighDueReferrals,
    settleReferral,
  ],
  answers: [findUser, exportPerson, referralOf, invitedBy, heldReferrals],
  consumes: [besitosAwarded],
  emits: [PersonErased, ReferralAccepted, ReferralRefused, ReferralRewarded, ReferralSuspected],
  sends: [ForgetState, ForgetUserPerson, NoteInvitation, WeighReferral, Credit],
  tables: [erasures, referrals, invitations],
  jobs: [weighingDueReferrals],
} as const;
